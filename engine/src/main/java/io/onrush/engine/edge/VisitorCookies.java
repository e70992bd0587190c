package io.onrush.engine.edge;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/** The cookie that keeps a visitor's token where no script can read it; valid as long as the token. */
final class VisitorCookies {

    static final String NAME = "onrush_visitor";

    private final VisitorTokens tokens;
    private final SecureCookies secure;

    VisitorCookies(VisitorTokens tokens, SecureCookies secure) {
        this.tokens = tokens;
        this.secure = secure;
    }

    ResponseCookie of(VisitorSession session, String token, String scheme) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .secure(secure.wantedBy(scheme))
                .sameSite("Lax")
                .path("/")
                .maxAge(Duration.between(session.issuedAt(), session.expiresAt()))
                .build();
    }

    /**
     * A later cookie for a session that is in use, where it is time. Only with answers that are one visitor's own: a cache in front of us
     * may keep all others, and would give the cookie to everybody.
     */
    Optional<ResponseCookie> renewal(VisitorSession session, String method, String path, String scheme) {
        boolean own = !method.equals("GET") && !method.equals("HEAD") || path.endsWith("/queue/me");
        return own && !path.startsWith(VisitorFilter.VISITORS)
                ? tokens.renewalOf(session).map(renewed -> of(renewed, tokens.sign(renewed), scheme))
                : Optional.empty();
    }
}
