package io.onrush.waitingroom.challenge;

/**
 * A puzzle in the words of ALTCHA's first protocol, so that its clients solve it too: find the number from 0 to {@code maxnumber} for
 * which SHA-256 of salt and number, in decimal, is {@code challenge}.
 *
 * @param challenge lower-case hex
 * @param signature HMAC-SHA256 of {@code challenge} under a key of ours, lower-case hex
 */
public record Challenge(String algorithm, String challenge, long maxnumber, String salt, String signature) {

	static final String SHA_256 = "SHA-256";

}
