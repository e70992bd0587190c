package io.onrush.engine.edge;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * The tokens of visitors. Claims: {@code sub} visitor, {@code ses} the session's number, {@code sst} when it began, {@code iat},
 * {@code exp}. A token may be renewed again and again, but none outlives its session. Tokens that were given before there were sessions are of
 * session 0 and began when they were issued.
 */
final class VisitorTokens {

    private static final String NUMBER = "ses";
    private static final String START = "sst";

    /** A token is renewed once this part of its life is over: a cookie with every answer would be noise. */
    private static final int RENEWED_AFTER_A = 10;

    private final IdentityTokens tokens;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration longest;

    /** @param longest how long a session lasts, however often its token is renewed */
    VisitorTokens(byte[] key, Clock clock, Duration lifetime, Duration longest) {
        this.tokens = new IdentityTokens("onrush-visitor+jwt", key, clock, lifetime);
        this.clock = clock;
        this.lifetime = lifetime;
        this.longest = longest;
    }

    Duration lifetime() {
        return lifetime;
    }

    VisitorSession start(String visitorId, int number) {
        return from(visitorId, number, clock.instant());
    }

    /** The same session with as much time as it may have from now on. */
    VisitorSession renewed(VisitorSession session) {
        return from(session.visitorId(), session.number(), session.startedAt());
    }

    /** Empty as long as the present token does. */
    Optional<VisitorSession> renewalOf(VisitorSession session) {
        if (clock.instant().isBefore(session.issuedAt().plus(lifetime.dividedBy(RENEWED_AFTER_A)))) {
            return Optional.empty();
        }
        return Optional.of(renewed(session)).filter(renewed -> renewed.expiresAt().isAfter(session.expiresAt()));
    }

    String sign(VisitorSession session) {
        return tokens.sign(new JWTClaimsSet.Builder()
                .subject(session.visitorId())
                .claim(NUMBER, session.number())
                .claim(START, session.startedAt().getEpochSecond())
                .issueTime(Date.from(session.issuedAt()))
                .expirationTime(Date.from(session.expiresAt()))
                .build());
    }

    VisitorCheck check(String token) {
        JWTClaimsSet claims = tokens.genuine(token);
        if (claims == null) {
            return new VisitorCheck.Forged();
        }
        VisitorSession session = session(claims);
        return session.expiresAt().isAfter(clock.instant()) ? new VisitorCheck.Known(session) : new VisitorCheck.Expired();
    }

    private VisitorSession from(String visitorId, int number, Instant start) {
        Instant now = clock.instant();
        Instant wanted = now.plus(lifetime);
        Instant last = start.plus(longest);
        return new VisitorSession(visitorId, number, start, now, wanted.isBefore(last) ? wanted : last);
    }

    private static VisitorSession session(JWTClaimsSet claims) {
        try {
            Instant issuedAt = claims.getIssueTime().toInstant();
            Integer number = claims.getIntegerClaim(NUMBER);
            Long start = claims.getLongClaim(START);
            return new VisitorSession(
                    claims.getSubject(), number == null ? 0 : number, start == null ? issuedAt : Instant.ofEpochSecond(start),
                    issuedAt, claims.getExpirationTime().toInstant());
        } catch (ParseException impossible) {
            throw new IllegalStateException("we signed another kind of token", impossible);
        }
    }
}
