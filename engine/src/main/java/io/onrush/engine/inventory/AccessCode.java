package io.onrush.engine.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/**
 * An access code as it is kept and compared: by its digest alone, which is of one event. Letter case, spaces and dashes do not count. A digest is
 * looked up and never compared byte by byte, so the time that takes tells nothing of a code.
 *
 * @param digest SHA-256 in lower-case hex
 */
public record AccessCode(String digest) {

    /** The code that somebody typed. */
    public static AccessCode of(UUID eventId, String text) {
        try {
            byte[] bytes = (eventId + ":" + normal(text)).getBytes(StandardCharsets.UTF_8);
            return new AccessCode(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What counts of a code. */
    public static String normal(String text) {
        return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
