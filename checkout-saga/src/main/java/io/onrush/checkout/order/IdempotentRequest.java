package io.onrush.checkout.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request under a key: who asks, for what, and a hash by which a different request under the same key is recognised. */
record IdempotentRequest(String visitorId, String operation, String key, String hash) {

	/** The parts are hashed with their lengths, so that no two different requests read the same. */
	static IdempotentRequest of(String visitorId, String operation, String key, String... parts) {
		MessageDigest digest = sha256();
		for (String part : parts) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
			digest.update(bytes);
		}
		return new IdempotentRequest(visitorId, operation, key, HexFormat.of().formatHex(digest.digest()));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no SHA-256", ex);
		}
	}

}
