package io.onrush.engine.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Visitors who come by a form rather than by the API: known by the same cookie, under the same limit of their address. */
public final class BrowserVisitors {

    /** Of a visitor who never moved. */
    private static final int FIRST_SESSION = 0;

    private final VisitorTokens tokens;
    private final MovedVisitors moved;
    private final VisitorCookies cookies;
    private final IdGenerator ids;
    private final SecureCookies secure;
    private final @Nullable AddressLimit addresses;

    /** Without a limit where limits are switched off. */
    BrowserVisitors(VisitorTokens tokens, MovedVisitors moved, VisitorCookies cookies, IdGenerator ids, SecureCookies secure, @Nullable AddressLimit addresses) {
        this.tokens = tokens;
        this.moved = moved;
        this.cookies = cookies;
        this.ids = ids;
        this.secure = secure;
        this.addresses = addresses;
    }

    /**
     * Fails with {@code too-many-requests}, or with {@code cross-site-request} where another site's page sent the form; browsers
     * that say so by {@code Sec-Fetch-Site} are refused before.
     */
    public void admit(ServerRequest request) {
        if (addresses != null) {
            addresses.take(request.exchange());
        }
        String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
        boolean told = request.headers().firstHeader("Sec-Fetch-Site") != null;
        if (!told && origin != null && !origin.equals("null") && !origin.endsWith("://" + request.headers().firstHeader(HttpHeaders.HOST))) {
            throw EngineProblem.CROSS_SITE_REQUEST.with("Send it from a page of this site, or from a program.");
        }
    }

    /** Null where the browser has no valid cookie, or its visitor has moved to another device. */
    public @Nullable String of(ServerRequest request) {
        HttpCookie cookie = request.cookies().getFirst(VisitorCookies.NAME);
        if (cookie == null || !(tokens.check(cookie.getValue()) instanceof VisitorCheck.Known(VisitorSession session))) {
            return null;
        }
        return moved.leftAt(session) == null ? session.visitorId() : null;
    }

    public String newVisitor() {
        return ids.generateId().toString();
    }

    /** Of a new visitor. */
    public ResponseCookie cookie(String visitorId, ServerRequest request) {
        VisitorSession session = tokens.start(visitorId, FIRST_SESSION);
        return cookies.of(session, tokens.sign(session), String.valueOf(request.uri().getScheme()));
    }

    /** One that no script can read, which lives as long as the visitor's. */
    public ResponseCookie cookie(String name, String value, String path, ServerRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure.wantedBy(request))
                .sameSite("Lax")
                .path(path)
                .maxAge(tokens.lifetime())
                .build();
    }
}
