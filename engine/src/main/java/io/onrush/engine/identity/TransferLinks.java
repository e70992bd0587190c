package io.onrush.engine.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.engine.edge.SigningKeys;
import io.onrush.engine.edge.VisitorSession;
import io.onrush.waitingroom.SignedTokens;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Signs and reads what a link to another device carries. Claims: {@code sub} visitor, {@code ses} the number of the session that made it, which ends when it
 * is used and can be ended once only; {@code exp}.
 */
final class TransferLinks {

    private final SignedTokens tokens;
    private final Clock clock;
    private final Duration lives;

    TransferLinks(SigningKeys keys, Clock clock, Duration lives) {
        this.tokens = new SignedTokens("onrush-transfer", keys.forPurpose("transfer"), clock);
        this.clock = clock;
        this.lives = lives;
    }

    Instant expiryOfOneThatIsMadeNow() {
        return clock.instant().plus(lives);
    }

    String sign(VisitorSession session, Instant expiresAt) {
        return tokens.sign(new JWTClaimsSet.Builder()
                .subject(session.visitorId())
                .claim("ses", session.number())
                .expirationTime(SignedTokens.date(expiresAt))
                .build());
    }

    Reading read(String token) {
        return switch (tokens.read(token)) {
            case SignedTokens.Reading.Genuine(JWTClaimsSet claims) -> genuine(claims);
            case SignedTokens.Reading.Expired() -> new Reading.Over();
            case SignedTokens.Reading.Malformed() -> new Reading.Forged();
            case SignedTokens.Reading.BadSignature() -> new Reading.Forged();
        };
    }

    private static Reading genuine(JWTClaimsSet claims) {
        try {
            return new Reading.Genuine(UUID.fromString(claims.getSubject()), claims.getIntegerClaim("ses"));
        } catch (ParseException impossible) {
            throw new IllegalStateException("we signed another kind of link", impossible);
        }
    }

    /** What a link says. */
    sealed interface Reading {

        record Genuine(UUID visitorId, int session) implements Reading {}

        record Over() implements Reading {}

        record Forged() implements Reading {}
    }
}
