package io.onrush.waitingroom.challenge;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and its HMAC under a key of one purpose. Thread-safe. */
final class Digests {

	private final SecretKeySpec key;

	Digests(byte[] tokenKey, String purpose) {
		this.key = new SecretKeySpec(mac(new SecretKeySpec(tokenKey, "HmacSHA256")).doFinal(bytes(purpose)), "HmacSHA256");
	}

	static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes(text));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	byte[] hmac(String text) {
		return hmac(bytes(text));
	}

	byte[] hmac(byte[] message) {
		return mac(this.key).doFinal(message);
	}

	private static Mac mac(SecretKeySpec key) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(key);
			return mac;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
