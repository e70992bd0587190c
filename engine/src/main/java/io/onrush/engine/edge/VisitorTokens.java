package io.onrush.engine.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Signs and checks who a visitor is: a JWT, HS256, of a type of its own so that no other token passes for it. */
final class VisitorTokens {

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("onrush-visitor+jwt")).build();

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Clock clock;
    private final Duration lifetime;

    VisitorTokens(byte[] key, Clock clock, Duration lifetime) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("onrush.secret must have at least 32 bytes", e);
        }
        this.clock = clock;
        this.lifetime = lifetime;
    }

    String sign(String visitorId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(visitorId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(HEADER, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A visitor token could not be signed", e);
        }
        return token.serialize();
    }

    VisitorCheck check(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!HEADER.getType().equals(jwt.getHeader().getType()) || !jwt.verify(verifier)) {
                return new VisitorCheck.Forged();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean expired = !claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return expired ? new VisitorCheck.Expired() : new VisitorCheck.Known(claims.getSubject());
        } catch (ParseException | JOSEException e) {
            return new VisitorCheck.Forged();
        }
    }

    Duration lifetime() {
        return lifetime;
    }
}
