package io.onrush.waitingroom.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Inclusion and consistency proofs of RFC 6962, sections 2.1.1 and 2.1.2, and their checks as RFC 9162 writes them down.
 * A proof of either kind has at most two hashes for each doubling of the tree.
 */
public final class MerkleProofs {

	private MerkleProofs() {
	}

	/**
	 * The path from a leaf to the root, the leaf's neighbour first.
	 *
	 * @throws IndexOutOfBoundsException unless {@code 0 <= index < size}
	 */
	public static List<byte[]> inclusion(long index, long size, MerkleRanges tree) {
		if (index < 0 || index >= size) {
			throw new IndexOutOfBoundsException(index);
		}
		List<byte[]> path = new ArrayList<>();
		path(index, 0, size, tree, path);
		return path;
	}

	/**
	 * Shows that the tree of {@code first} leaves is the beginning of the one of {@code second}. Empty where they are one.
	 *
	 * @throws IndexOutOfBoundsException unless {@code 0 < first <= second}
	 */
	public static List<byte[]> consistency(long first, long second, MerkleRanges tree) {
		if (first <= 0 || first > second) {
			throw new IndexOutOfBoundsException(first);
		}
		List<byte[]> proof = new ArrayList<>();
		subproof(first, 0, second, true, tree, proof);
		return proof;
	}

	/** Whether the path leads from this leaf at this index to this root. */
	public static boolean isIncluded(byte[] leafData, long index, long size, List<byte[]> path, byte[] root) {
		if (index < 0 || index >= size) {
			return false;
		}
		byte[] hash = MerkleHashes.leaf(leafData);
		long at = index;
		long last = size - 1;
		for (byte[] next : path) {
			if (last == 0) {
				return false;
			}
			if ((at & 1) == 1 || at == last) {
				hash = MerkleHashes.node(next, hash);
				int alone = ((at & 1) == 1) ? 0 : Long.numberOfTrailingZeros(at);
				at >>= alone;
				last >>= alone;
			}
			else {
				hash = MerkleHashes.node(hash, next);
			}
			at >>= 1;
			last >>= 1;
		}
		return last == 0 && Arrays.equals(hash, root);
	}

	/** Whether the second tree only adds to the first. */
	public static boolean isConsistent(long first, byte[] firstRoot, long second, byte[] secondRoot,
			List<byte[]> proof) {
		if (first <= 0 || first > second) {
			return false;
		}
		if (first == second) {
			return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
		}
		boolean whole = Long.bitCount(first) == 1;
		if (!whole && proof.isEmpty()) {
			return false;
		}
		Iterator<byte[]> hashes = proof.iterator();
		int skipped = Long.numberOfTrailingZeros(first);
		long at = (first - 1) >> skipped;
		long last = (second - 1) >> skipped;
		byte[] old = whole ? firstRoot : hashes.next();
		byte[] grown = old;
		while (hashes.hasNext()) {
			byte[] next = hashes.next();
			if (last == 0) {
				return false;
			}
			if ((at & 1) == 1 || at == last) {
				old = MerkleHashes.node(next, old);
				grown = MerkleHashes.node(next, grown);
				int alone = ((at & 1) == 1) ? 0 : Long.numberOfTrailingZeros(at);
				at >>= alone;
				last >>= alone;
			}
			else {
				grown = MerkleHashes.node(grown, next);
			}
			at >>= 1;
			last >>= 1;
		}
		return last == 0 && Arrays.equals(old, firstRoot) && Arrays.equals(grown, secondRoot);
	}

	private static void path(long index, long from, long to, MerkleRanges tree, List<byte[]> path) {
		if (to - from == 1) {
			return;
		}
		long middle = from + MerkleHashes.leftSize(to - from);
		if (index < middle) {
			path(index, from, middle, tree, path);
			path.add(tree.hash(middle, to));
		}
		else {
			path(index, middle, to, tree, path);
			path.add(tree.hash(from, middle));
		}
	}

	private static void subproof(long first, long from, long to, boolean known, MerkleRanges tree,
			List<byte[]> proof) {
		if (first == to) {
			if (!known) {
				proof.add(tree.hash(from, to));
			}
			return;
		}
		long middle = from + MerkleHashes.leftSize(to - from);
		if (first <= middle) {
			subproof(first, from, middle, known, tree, proof);
			proof.add(tree.hash(middle, to));
		}
		else {
			subproof(first, middle, to, false, tree, proof);
			proof.add(tree.hash(from, middle));
		}
	}

}
