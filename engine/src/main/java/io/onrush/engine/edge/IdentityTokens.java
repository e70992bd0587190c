package io.onrush.engine.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Signs and checks who somebody is: a JWT, HS256, of a type of its own so that no other token passes for it. */
public final class IdentityTokens {

    private final JWSHeader header;
    private final String start;
    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Clock clock;
    private final Duration lifetime;

    /** @param type of the token, like {@code onrush-visitor+jwt} */
    public IdentityTokens(String type, byte[] key, Clock clock, Duration lifetime) {
        this.header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(type)).build();
        this.start = header.toBase64URL() + ".";
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("onrush.secret must have at least 32 bytes", e);
        }
        this.clock = clock;
        this.lifetime = lifetime;
    }

    public String sign(String name) {
        Instant now = clock.instant();
        return sign(new JWTClaimsSet.Builder()
                .subject(name)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build());
    }

    String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("An identity token could not be signed", e);
        }
        return token.serialize();
    }

    public IdentityCheck check(String token) {
        JWTClaimsSet claims = genuine(token);
        if (claims == null) {
            return new IdentityCheck.Forged();
        }
        Instant expiresAt = claims.getExpirationTime().toInstant();
        return expiresAt.isAfter(clock.instant())
                ? new IdentityCheck.Known(claims.getSubject(), expiresAt)
                : new IdentityCheck.Expired();
    }

    /**
     * What a token of ours says, expired or not; null where it is not ours. It begins with the header that all of them have, to the
     * letter: nothing else of a header is ever read.
     */
    @Nullable JWTClaimsSet genuine(String token) {
        int end = token.lastIndexOf('.');
        if (end < start.length() || !token.startsWith(start)) {
            return null;
        }
        try {
            byte[] signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
            boolean ours = verifier.verify(header, signed, new Base64URL(token.substring(end + 1)));
            return ours ? JWTClaimsSet.parse(new Base64URL(token.substring(start.length(), end)).decodeToString()) : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    public Duration lifetime() {
        return lifetime;
    }
}
