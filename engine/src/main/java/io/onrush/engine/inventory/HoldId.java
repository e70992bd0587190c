package io.onrush.engine.inventory;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a hold and its event in one URL-safe word, so that a hold is found in its event's Redis slot without an index:
 * two UUIDs in base64url with a dot between, 45 characters.
 */
public record HoldId(UUID eventId, UUID id) {

    private static final int ENCODED_UUID = 22;

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
