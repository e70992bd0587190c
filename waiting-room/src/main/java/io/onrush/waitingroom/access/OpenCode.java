package io.onrush.waitingroom.access;

import org.jspecify.annotations.Nullable;

/**
 * An access code that opens the queue.
 *
 * @param digest see {@link CodeDigest}
 * @param uses places that it opens at the most
 * @param lane whose places it opens; null for the general one
 */
public record OpenCode(String digest, int uses, @Nullable String lane) {
}
