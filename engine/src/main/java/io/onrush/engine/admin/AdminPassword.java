package io.onrush.engine.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The password of the user {@code admin}, compared in constant time. */
public final class AdminPassword {

    private final byte[] expected;
    private final boolean generated;

    private AdminPassword(String password, boolean generated) {
        this.expected = password.getBytes(StandardCharsets.UTF_8);
        this.generated = generated;
    }

    /** The configured one, or a new one of 120 random bits where that is blank. */
    static AdminPassword of(String configured, SecureRandom random) {
        if (!configured.isBlank()) {
            return new AdminPassword(configured, false);
        }
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return new AdminPassword(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
    }

    boolean matches(String given) {
        return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes with the password and does not tell it: an ingredient of keys. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(expected));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Made up at this start, so that somebody has to be told. */
    public boolean isGenerated() {
        return generated;
    }

    /** For the one place that tells whoever started the process. Never logged elsewhere. */
    public String reveal() {
        return new String(expected, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "AdminPassword[…]";
    }
}
