package io.onrush.engine.edge;

import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * A question that a proxy asks about every request to a site that it serves. Who may ask, and whose word about the request is
 * believed, is said by {@code onrush.edge.trusted-proxies}.
 *
 * @param before what its path has before an id; what follows the id may be the path of the request that is asked about
 */
public record ProxyCall(String before, Handler handler) {

    private static final int ID_LENGTH = 36;

    boolean isMadeBy(String uri) {
        int end = before.length() + ID_LENGTH;
        return uri.startsWith(before) && uri.length() >= end && (uri.length() == end || "/?".indexOf(uri.charAt(end)) >= 0);
    }

    ProxiedRequest read(String method, String uri, HttpHeaders headers) {
        int end = before.length() + ID_LENGTH;
        return new ProxiedRequest(uri.substring(before.length(), end), method, uri.substring(end), headers);
    }

    /** Answers with a problem by an error. */
    @FunctionalInterface
    public interface Handler {

        Mono<HotAnswer> answer(ProxiedRequest request);
    }
}
