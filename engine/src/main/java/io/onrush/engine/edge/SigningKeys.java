package io.onrush.engine.edge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys for tokens, one for each purpose, derived from the one secret that all processes share: HMAC-SHA256(secret,
 * purpose). A key that leaks does not open the others.
 */
public final class SigningKeys {

    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec secret;

    public SigningKeys(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("onrush.secret must have at least 32 bytes; make one with 'openssl rand -hex 32'");
        }
        this.secret = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** 32 bytes. */
    public byte[] forPurpose(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
