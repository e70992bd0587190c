package io.onrush.engine.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Visitors who come by a form rather than by the API: known by the same cookie, under the same limit of their address. */
public final class BrowserVisitors {

    private final IdentityTokens tokens;
    private final IdGenerator ids;
    private final SecureCookies secure;
    private final @Nullable AddressLimit addresses;

    /** Without a limit where limits are switched off. */
    BrowserVisitors(IdentityTokens tokens, IdGenerator ids, SecureCookies secure, @Nullable AddressLimit addresses) {
        this.tokens = tokens;
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

    /** Null where the browser has no valid cookie. */
    public @Nullable String of(ServerRequest request) {
        HttpCookie cookie = request.cookies().getFirst(VisitorFilter.COOKIE);
        return cookie != null && tokens.check(cookie.getValue()) instanceof IdentityCheck.Known known ? known.name() : null;
    }

    public String newVisitor() {
        return ids.generateId().toString();
    }

    public ResponseCookie cookie(String visitorId, ServerRequest request) {
        return cookie(VisitorFilter.COOKIE, tokens.sign(visitorId), "/", request);
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
