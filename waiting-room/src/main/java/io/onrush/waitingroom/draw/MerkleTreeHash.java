package io.onrush.waitingroom.draw;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over leaves that arrive one by one: leaf SHA-256(0x00 ‖ data), node
 * SHA-256(0x01 ‖ left ‖ right). Keeps one hash for each set bit of the leaf count, so a million leaves need twenty. One
 * instance hashes one tree and serves one thread at a time.
 */
public final class MerkleTreeHash {

	private static final byte LEAF = 0;

	private static final byte NODE = 1;

	private final MessageDigest digest = Sha256.digest();

	private final Deque<byte[]> subtrees = new ArrayDeque<>();

	private long leaves;

	public MerkleTreeHash add(byte[] data) {
		this.digest.update(LEAF);
		byte[] hash = this.digest.digest(data);
		for (long full = this.leaves; (full & 1) == 1; full >>>= 1) {
			hash = node(this.subtrees.pop(), hash);
		}
		this.subtrees.push(hash);
		this.leaves++;
		return this;
	}

	public long leaves() {
		return this.leaves;
	}

	/** The root over the leaves added so far; of no leaves it is SHA-256 of the empty string. */
	public byte[] root() {
		if (this.subtrees.isEmpty()) {
			return this.digest.digest();
		}
		Iterator<byte[]> smallestFirst = this.subtrees.iterator();
		byte[] root = smallestFirst.next();
		while (smallestFirst.hasNext()) {
			root = node(smallestFirst.next(), root);
		}
		return root.clone();
	}

	private byte[] node(byte[] left, byte[] right) {
		this.digest.update(NODE);
		this.digest.update(left);
		return this.digest.digest(right);
	}

}
