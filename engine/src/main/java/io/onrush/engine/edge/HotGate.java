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
    private final VisitorCookies cookies;

    /** Without limits where they are switched off. */
    HotGate(@Nullable AddressLimit addresses, VisitorFilter tokens, VisitorCookies cookies, @Nullable VisitorLimitFilter visitors) {
        this.addresses = addresses;
        this.tokens = tokens;
        this.cookies = cookies;
        this.visitors = visitors;
    }

    /** The visitor whose token the request carries, or null where it has none; fails where it may not pass. */
    @Nullable String visitor(HttpServerRequest request, HttpHeaders answer) {
        HttpHeaders headers = request.requestHeaders();
        if (addresses != null) {
            addresses.take(request.remoteAddress(), () -> headers.getAll("X-Forwarded-For"), answer::set);
        }
        CrossSiteFilter.check(request.method().name(), headers.get("Sec-Fetch-Site"));
        String bearer = VisitorFilter.bearer(headers.get(HttpHeaderNames.AUTHORIZATION));
        String token = bearer == null ? cookie(request) : bearer;
        if (token == null) {
            return null;
        }
        VisitorSession session = tokens.session(token);
        if (visitors != null) {
            visitors.take(session.visitorId(), answer::set);
        }
        if (bearer == null) {
            renew(session, request, answer);
        }
        return session.visitorId();
    }

    private void renew(VisitorSession session, HttpServerRequest request, HttpHeaders answer) {
        cookies.renewal(session, request.method().name(), request.uri(), request.scheme())
                .ifPresent(cookie -> answer.add(HttpHeaderNames.SET_COOKIE, cookie.toString()));
    }

    private static @Nullable String cookie(HttpServerRequest request) {
        if (!request.requestHeaders().contains(HttpHeaderNames.COOKIE)) {
            return null;
        }
        Set<Cookie> cookies = request.cookies().get(VisitorCookies.NAME);
        return cookies == null || cookies.isEmpty() ? null : cookies.iterator().next().value();
    }
}
