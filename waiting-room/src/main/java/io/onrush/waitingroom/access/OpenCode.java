package io.onrush.waitingroom.access;

/**
 * An access code that opens the queue.
 *
 * @param digest see {@link CodeDigest}
 * @param uses places that it opens at the most
 */
public record OpenCode(String digest, int uses) {
}
