package io.onrush.waitingroom.draw;

import java.security.MessageDigest;

/** The two hashes of RFC 6962, and where it splits a tree. */
public final class MerkleHashes {

	private static final byte LEAF = 0;

	private static final byte NODE = 1;

	private MerkleHashes() {
	}

	public static byte[] leaf(byte[] data) {
		MessageDigest digest = Sha256.digest();
		digest.update(LEAF);
		return digest.digest(data);
	}

	public static byte[] node(byte[] left, byte[] right) {
		MessageDigest digest = Sha256.digest();
		digest.update(NODE);
		digest.update(left);
		return digest.digest(right);
	}

	/** The largest power of two below the size, which is 2 or more. */
	static long leftSize(long size) {
		return Long.highestOneBit(size - 1);
	}

}
