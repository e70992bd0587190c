package io.onrush.waitingroom.draw;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The 32 random bytes an operator commits to when an onsale is scheduled and reveals with the draw. {@code toString}
 * keeps the secret, so that a log line cannot reveal it early.
 */
public final class ServerSeed {

	private final byte[] bytes;

	private ServerSeed(byte[] bytes) {
		this.bytes = bytes;
	}

	public static ServerSeed random(SecureRandom random) {
		byte[] bytes = new byte[Sha256.BYTES];
		random.nextBytes(bytes);
		return new ServerSeed(bytes);
	}

	/** @throws IllegalArgumentException unless 32 bytes are given */
	public static ServerSeed of(byte[] bytes) {
		if (bytes.length != Sha256.BYTES) {
			throw new IllegalArgumentException("a server seed has 32 bytes, not " + bytes.length);
		}
		return new ServerSeed(bytes.clone());
	}

	public byte[] bytes() {
		return this.bytes.clone();
	}

	/** Lower-case hex of the seed itself: only for the record published after the draw. */
	public String reveal() {
		return HexFormat.of().formatHex(this.bytes);
	}

	/** Lower-case hex of SHA-256 of the seed: public from the start. */
	public String commitment() {
		return HexFormat.of().formatHex(Sha256.digest().digest(this.bytes));
	}

	/**
	 * HMAC-SHA256 keyed with this seed over {@code merkleRoot ‖ beacon}: the 32 bytes that decide every position.
	 *
	 * @param beacon public randomness that did not exist when the queue closed; empty when there is none
	 */
	public byte[] drawSeed(byte[] merkleRoot, byte[] beacon) {
		return Sha256.hmac(this.bytes, merkleRoot, beacon);
	}

	@Override
	public String toString() {
		return "ServerSeed[secret]";
	}

}
