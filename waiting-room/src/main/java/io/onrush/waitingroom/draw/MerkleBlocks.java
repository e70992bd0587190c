package io.onrush.waitingroom.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a tree that only grows, so that a proof needs no other leaves than those of two blocks: the hash of every
 * full block of {@value #SIZE} leaves and of every full subtree above it, 256 KB for a million leaves. Thread-safe.
 */
public final class MerkleBlocks {

	/** A power of two, so that a block is a subtree of every tree that has it whole. */
	public static final int SIZE = 256;

	private final List<List<byte[]>> levels = new ArrayList<>();

	/** How many full blocks are known. */
	public synchronized long count() {
		return this.levels.isEmpty() ? 0 : this.levels.getFirst().size();
	}

	/** Adds a full block; one that is known already, because two readers came at once, is passed over. */
	public synchronized void add(long block, byte[][] leafHashes) {
		if (leafHashes.length != SIZE || block > count()) {
			throw new IllegalArgumentException("block " + block + " of " + leafHashes.length + " leaves after " + count());
		}
		if (block == count()) {
			add(0, over(leafHashes, 0, SIZE));
		}
	}

	/**
	 * The tree as far as these leaves are enough for what is asked: for a proof those of its own block and of the last.
	 *
	 * @param leafHashes by block; the last block may be short
	 */
	public MerkleRanges with(Map<Long, byte[][]> leafHashes) {
		return new MerkleRanges() {
			@Override
			public byte[] hash(long from, long to) {
				long size = to - from;
				if (size >= SIZE && Long.bitCount(size) == 1) {
					return full(from / SIZE, Long.numberOfTrailingZeros(size / SIZE));
				}
				if (size < SIZE) {
					int first = (int) (from % SIZE);
					return over(leafHashes.get(from / SIZE), first, first + (int) size);
				}
				long middle = from + MerkleHashes.leftSize(size);
				return MerkleHashes.node(hash(from, middle), hash(middle, to));
			}
		};
	}

	private synchronized byte[] full(long block, int level) {
		return this.levels.get(level).get((int) (block >> level));
	}

	private void add(int level, byte[] hash) {
		if (level == this.levels.size()) {
			this.levels.add(new ArrayList<>());
		}
		List<byte[]> hashes = this.levels.get(level);
		hashes.add(hash);
		if (hashes.size() % 2 == 0) {
			add(level + 1, MerkleHashes.node(hashes.get(hashes.size() - 2), hash));
		}
	}

	private static byte[] over(byte[][] leafHashes, int from, int to) {
		if (to - from == 1) {
			return leafHashes[from];
		}
		int middle = from + (int) MerkleHashes.leftSize(to - from);
		return MerkleHashes.node(over(leafHashes, from, middle), over(leafHashes, middle, to));
	}

	/** The root of the first {@code size} leaves; of none it is SHA-256 of the empty string. */
	public static byte[] root(long size, MerkleRanges tree) {
		return (size == 0) ? Sha256.digest().digest() : tree.hash(0, size);
	}

}
