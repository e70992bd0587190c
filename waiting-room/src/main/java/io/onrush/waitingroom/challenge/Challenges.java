package io.onrush.waitingroom.challenge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives challenges and checks their solutions, and keeps nothing of either: what a solution is good for stands in its salt, and the
 * signature covers the salt through the hash. The number is derived from the salt under a key of ours, so the same visitor who asks
 * again within a second gets the same puzzle. Thread-safe; makes no remote call.
 */
public final class Challenges {

	/** A whole number of SHA-256's blocks, so that a try costs one. It ends in the ampersand that keeps salt and number apart. */
	private static final int SALT_LENGTH = 128;

	private static final Pattern TERMS = Pattern.compile("[0-9a-f]+\\?expires=(\\d{1,12})&for=([0-9a-f]{32})&after=(-?\\d{1,12})&bits=(\\d{1,2})&");

	private static final int LONGEST_SOLUTION = 1_000;

	private static final HexFormat HEX = HexFormat.of();

	private final Digests digests;

	private final Clock clock;

	private final Duration life;

	private final JsonMapper json;

	public Challenges(byte[] tokenKey, Clock clock, Duration life, JsonMapper json) {
		this.digests = new Digests(tokenKey, "onrush-challenge");
		this.clock = clock;
		this.life = life;
		this.json = json;
	}

	/** @param after the visitor's last place, -1 for none */
	public Challenge give(UUID onsale, String visitor, int bits, long after) {
		String terms = "?expires=%d&for=%s&after=%d&bits=%d&".formatted(
				this.clock.instant().plus(this.life).getEpochSecond(), owner(onsale, visitor), after, bits);
		String salt = filling(terms) + terms;
		String challenge = hash(salt, number(salt, bits));
		return new Challenge(Challenge.SHA_256, challenge, (1L << bits) - 1, salt, signature(challenge));
	}

	/** @param solution the header's value, null where there is none */
	public Proof check(@Nullable String solution, UUID onsale, String visitor) {
		if (solution == null || solution.isBlank()) {
			return new Proof.None();
		}
		Solution given = read(solution);
		if (given == null || given.salt() == null || given.challenge() == null || given.signature() == null) {
			return new Proof.Refused(Proof.Why.MALFORMED);
		}
		return judge(given, onsale, visitor);
	}

	private Proof judge(Solution given, UUID onsale, String visitor) {
		String challenge = hash(given.salt(), given.number());
		if (!challenge.equals(given.challenge()) || !isSigned(challenge, given.signature())) {
			return new Proof.Refused(Proof.Why.WRONG);
		}
		Matcher terms = TERMS.matcher(given.salt());
		if (!terms.matches()) {
			return new Proof.Refused(Proof.Why.WRONG);
		}
		if (!terms.group(2).equals(owner(onsale, visitor))) {
			return new Proof.Refused(Proof.Why.NOT_YOURS);
		}
		boolean over = Long.parseLong(terms.group(1)) <= this.clock.instant().getEpochSecond();
		return over ? new Proof.Refused(Proof.Why.EXPIRED)
				: new Proof.Solved(Integer.parseInt(terms.group(4)), Long.parseLong(terms.group(3)));
	}

	private @Nullable Solution read(String solution) {
		if (solution.length() > LONGEST_SOLUTION) {
			return null;
		}
		try {
			return this.json.readValue(Base64.getDecoder().decode(solution), Solution.class);
		}
		catch (IllegalArgumentException | JacksonException malformed) {
			return null;
		}
	}

	private String filling(String terms) {
		return HEX.formatHex(this.digests.hmac(terms)).repeat(2).substring(0, SALT_LENGTH - terms.length());
	}

	private long number(String salt, int bits) {
		byte[] random = this.digests.hmac("number:" + salt);
		long number = 0;
		for (int i = 0; i < Long.BYTES; i++) {
			number = (number << 8) | (random[i] & 0xff);
		}
		return number & ((1L << bits) - 1);
	}

	private boolean isSigned(String challenge, String signature) {
		return MessageDigest.isEqual(signature(challenge).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
	}

	private String signature(String challenge) {
		return HEX.formatHex(this.digests.hmac(challenge));
	}

	private static String hash(String salt, long number) {
		return HEX.formatHex(Digests.sha256(salt + number));
	}

	private static String owner(UUID onsale, String visitor) {
		return HEX.formatHex(Digests.sha256(onsale + "|" + visitor), 0, 16);
	}

}
