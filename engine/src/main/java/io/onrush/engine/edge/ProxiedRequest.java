package io.onrush.engine.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What a trusted proxy says of a request to its site: its own headers, and those of the request, which it hands on.
 *
 * @param id     as it stands in the path
 * @param method of the question, which with some proxies is that of the request
 * @param rest   what follows the id in the path, with some proxies the path of the request; may be empty
 */
public record ProxiedRequest(String id, String method, String rest, HttpHeaders headers) {

    /** The first value, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The value of a cookie of the site, or null. */
    public @Nullable String cookie(String name) {
        for (String line : headers.getAll("Cookie")) {
            for (Cookie cookie : ServerCookieDecoder.LAX.decode(line)) {
                if (cookie.name().equals(name)) {
                    return cookie.value();
                }
            }
        }
        return null;
    }
}
