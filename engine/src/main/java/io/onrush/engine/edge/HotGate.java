package io.onrush.engine.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/** What a hot call must pass before it is served: the same rules as the filters of other calls, in the same order. */
final class HotGate {

    private final @Nullable AddressLimit addresses;
    private final @Nullable VisitorLimitFilter visitors;
    private final VisitorFilter tokens;

    /** Without limits where they are switched off. */
    HotGate(@Nullable AddressLimit addresses, VisitorFilter tokens, @Nullable VisitorLimitFilter visitors) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.visitors = visitors;
    }

    /** The visitor whose token the request carries, or null where it has none; fails where it may not pass. */
    @Nullable String visitor(HttpServerRequest request, HttpHeaders answer) {
        HttpHeaders headers = request.requestHeaders();
        if (addresses != null) {
            addresses.take(request.remoteAddress(), () -> headers.getAll("X-Forwarded-For"), answer::set);
        }
        CrossSiteFilter.check(request.method().name(), headers.get("Sec-Fetch-Site"));
        String token = VisitorFilter.bearer(headers.get(HttpHeaderNames.AUTHORIZATION));
        if (token == null) {
            token = cookie(request);
        }
        if (token == null) {
            return null;
        }
        String visitor = tokens.visitor(token);
        if (visitors != null) {
            visitors.take(visitor, answer::set);
        }
        return visitor;
    }

    private static @Nullable String cookie(HttpServerRequest request) {
        if (!request.requestHeaders().contains(HttpHeaderNames.COOKIE)) {
            return null;
        }
        Set<Cookie> cookies = request.cookies().get(VisitorFilter.COOKIE);
        return cookies == null || cookies.isEmpty() ? null : cookies.iterator().next().value();
    }
}
