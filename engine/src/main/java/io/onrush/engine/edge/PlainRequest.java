package io.onrush.engine.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Whether a request can be answered without what a framework knows of HTTP: its body is JSON of an announced, permitted length or absent,
 * it wants back what the call answers, and carries no trace that would have to be taken up. A wish for another protocol may be ignored.
 */
final class PlainRequest {

    private final long mostBytes;
    private final boolean acceptsTraces;

    /** @param acceptsTraces whether a client's {@code traceparent} counts */
    PlainRequest(long mostBytes, boolean acceptsTraces) {
        this.mostBytes = mostBytes;
        this.acceptsTraces = acceptsTraces;
    }

    /** @param type of the answer where nothing is wrong */
    boolean is(HttpServerRequest request, String type) {
        HttpHeaders headers = request.requestHeaders();
        return wants(type, headers.get(HttpHeaderNames.ACCEPT))
                && hasPlainBody(headers)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && !(acceptsTraces && headers.contains("traceparent"));
    }

    static boolean hasBody(HttpServerRequest request) {
        String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }

    private static boolean wants(String type, @Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals(type);
    }

    private boolean hasPlainBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return false;
        }
        return length == null || length.equals("0") || isAllowed(length) && isJson(headers.get(HttpHeaderNames.CONTENT_TYPE));
    }

    /** The server has refused what is no number. */
    private boolean isAllowed(String length) {
        return length.length() < 10 && Long.parseLong(length) <= mostBytes;
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && (type.equals("application/json") || type.equalsIgnoreCase("application/json;charset=utf-8")
                || type.equalsIgnoreCase("application/json; charset=utf-8"));
    }
}
