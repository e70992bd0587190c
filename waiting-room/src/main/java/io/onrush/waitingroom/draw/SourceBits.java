package io.onrush.waitingroom.draw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The pseudo-random bits the shuffle asks for: SHA-256 of seed, round and block gives the 256 bits of a block. A block is
 * hashed when first asked for and kept in one flat array, so that a later question costs one memory access. Two threads may
 * hash the same block at once; they write the same bytes. Thread-safe.
 */
final class SourceBits {

	private static final int BLOCK_BITS = 256;

	private final byte[] seed;

	private final int blocks;

	private final byte[] bits;

	/** One bit a block, set after its bytes are written: who sees it set sees the bytes. */
	private final AtomicIntegerArray known;

	SourceBits(byte[] seed, int rounds, int places, boolean kept) {
		this.seed = seed;
		this.blocks = (places + BLOCK_BITS - 1) / BLOCK_BITS;
		int slots = kept ? rounds * this.blocks : 0;
		this.bits = new byte[slots * Sha256.BYTES];
		this.known = new AtomicIntegerArray((slots + 31) / 32);
	}

	boolean isSet(int round, int place) {
		int bit = place % BLOCK_BITS;
		int block = place / BLOCK_BITS;
		if (this.bits.length == 0) {
			return isSet(hash(round, block)[bit / 8], bit);
		}
		int slot = round * this.blocks + block;
		if ((this.known.get(slot >>> 5) & (1 << slot)) == 0) {
			keep(slot, hash(round, block));
		}
		return isSet(this.bits[slot * Sha256.BYTES + bit / 8], bit);
	}

	private static boolean isSet(byte octet, int bit) {
		return (octet >> (bit % 8) & 1) == 1;
	}

	private void keep(int slot, byte[] hash) {
		System.arraycopy(hash, 0, this.bits, slot * Sha256.BYTES, Sha256.BYTES);
		this.known.getAndAccumulate(slot >>> 5, 1 << slot, (present, added) -> present | added);
	}

	private byte[] hash(int round, int block) {
		ByteBuffer input = ByteBuffer.allocate(Sha256.BYTES + 5).order(ByteOrder.LITTLE_ENDIAN);
		return Sha256.digest().digest(input.put(this.seed).put((byte) round).putInt(block).array());
	}

}
