package io.onrush.waitingroom.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** SHA-256 of a code and its onsale, lower-case hex. Letter case, spaces and dashes do not count. */
final class CodeDigest {

	private CodeDigest() {
	}

	static String of(UUID onsale, String text) {
		try {
			byte[] bytes = (onsale + ":" + normal(text)).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** What counts of a code. */
	static String normal(String text) {
		return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
	}

}
