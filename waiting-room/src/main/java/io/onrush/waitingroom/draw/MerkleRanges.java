package io.onrush.waitingroom.draw;

/** A tree that knows the hash over any of its leaves that form a subtree. */
@FunctionalInterface
public interface MerkleRanges {

	/** The tree hash over the leaves {@code from} to {@code to - 1}. */
	byte[] hash(long from, long to);

}
