package io.onrush.waitingroom.challenge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/** Solves challenges as any program may: from what the contract says of them. */
public final class Solver {

	private static final JsonMapper JSON = JsonMapper.shared();

	private Solver() {
	}

	/** The header's value. */
	public static String solve(Challenge challenge) {
		return encoded(challenge, number(challenge));
	}

	/** As it stands in a problem document. */
	public static String solve(Object challenge) {
		return solve(JSON.convertValue(challenge, Challenge.class));
	}

	static String encoded(Challenge challenge, long number) {
		return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(Map.of("algorithm", challenge.algorithm(), "challenge",
				challenge.challenge(), "number", number, "salt", challenge.salt(), "signature", challenge.signature())));
	}

	public static long number(Challenge challenge) {
		try {
			MessageDigest salted = MessageDigest.getInstance("SHA-256");
			salted.update(challenge.salt().getBytes(StandardCharsets.US_ASCII));
			byte[] wanted = HexFormat.of().parseHex(challenge.challenge());
			for (long number = 0; number <= challenge.maxnumber(); number++) {
				MessageDigest one = (MessageDigest) salted.clone();
				if (MessageDigest.isEqual(one.digest(Long.toString(number).getBytes(StandardCharsets.US_ASCII)), wanted)) {
					return number;
				}
			}
		}
		catch (NoSuchAlgorithmException | CloneNotSupportedException impossible) {
			throw new IllegalStateException(impossible);
		}
		throw new AssertionError("No number up to " + challenge.maxnumber() + " solves it");
	}

}
