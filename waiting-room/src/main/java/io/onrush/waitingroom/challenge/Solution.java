package io.onrush.waitingroom.challenge;

/** A solved {@link Challenge} as a client sends it: base64 of this as JSON. */
public record Solution(String algorithm, String challenge, long number, String salt, String signature) {
}
