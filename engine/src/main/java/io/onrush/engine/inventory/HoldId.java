package io.onrush.engine.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Names a hold and its event in one URL-safe word, so that a hold is found in its event's Redis slot without an index:
 * two UUIDs in base64url with a dot between, 45 characters.
 */
public record HoldId(UUID eventId, UUID id) {

    private static final int ENCODED_UUID = 22;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    /**
     * The id that a visitor's Idempotency-Key stands for: the same again for the same key, so that a request that is repeated
     * finds the hold that it placed. 122 bits of SHA-256 in a UUID of version 8 (RFC 9562).
     */
    static HoldId ofKey(UUID eventId, String visitorId, String key) {
        MessageDigest digest = sha256();
        Stream.of("hold", eventId.toString(), visitorId, key).map(part -> part.getBytes(StandardCharsets.UTF_8)).forEach(part -> {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
            digest.update(part);
        });
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        long most = bytes.getLong() & ~VERSION_BITS | VERSION_8;
        long least = bytes.getLong() & ~VARIANT_BITS | VARIANT_RFC;
        return new HoldId(eventId, new UUID(most, least));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Empty where the text is not a hold id. */
    public static Optional<HoldId> parse(String text) {
        if (text.length() != 2 * ENCODED_UUID + 1 || text.charAt(ENCODED_UUID) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(new HoldId(decode(text.substring(0, ENCODED_UUID)), decode(text.substring(ENCODED_UUID + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return encode(eventId) + "." + encode(id);
    }

    private static String encode(UUID uuid) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
