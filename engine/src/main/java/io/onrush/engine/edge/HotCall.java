package io.onrush.engine.edge;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A call that a whole crowd makes at once.
 *
 * @param before what its path has before an id
 * @param after  what its path has after the id; empty where nothing follows
 * @param routes serve it, possibly among others
 */
public record HotCall(HttpMethod method, String before, String after, RouterFunction<ServerResponse> routes) {

    private static final int ID_LENGTH = 36;

    /** Only of a path in its plainest form; one that is written in any other way goes the long way and gets the same answer there. */
    boolean isMadeBy(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        return request.getMethod().equals(method)
                && path.length() == before.length() + ID_LENGTH + after.length()
                && path.startsWith(before)
                && path.endsWith(after)
                && isId(path, before.length());
    }

    /** As metrics name it. */
    String uri() {
        return before + "{id}" + after;
    }

    private static boolean isId(String path, int from) {
        for (int i = from; i < from + ID_LENGTH; i++) {
            char letter = path.charAt(i);
            if (letter != '-' && Character.digit(letter, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
