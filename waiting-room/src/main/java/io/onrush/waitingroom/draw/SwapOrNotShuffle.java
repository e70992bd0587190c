package io.onrush.waitingroom.draw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * {@code compute_shuffled_index} of the Ethereum consensus specification: 90 rounds of swap-or-not over SHA-256, a
 * permutation of {@code 0..size-1} in which each position is computed alone. Thread-safe.
 * <p>
 * A lookup asks one bit a round. What was hashed for it is kept, about 11 MB for a million entrants, so that later lookups
 * hash nothing. Above {@value #CACHED_SIZE} entrants that would take too much of a heap, and each lookup hashes anew.
 *
 * @see <a href=
 * "https://github.com/ethereum/consensus-specs/blob/dev/specs/phase0/beacon-chain.md#compute_shuffled_index">specification</a>
 * @see <a href="https://link.springer.com/chapter/10.1007/978-3-642-32009-5_1">Hoang, Morris, Rogaway: An Enciphering
 * Scheme Based on a Card Shuffle</a>
 */
public final class SwapOrNotShuffle {

	/** The name the public draw record gives this permutation. */
	public static final String ALGORITHM = "swap-or-not-90";

	static final int ROUNDS = 90;

	static final int CACHED_SIZE = 4_000_000;

	private final int size;

	private final int[] pivots;

	private final SourceBits source;

	/** @throws IllegalArgumentException unless the seed has 32 bytes and the size is not negative */
	public SwapOrNotShuffle(byte[] seed, int size) {
		if (seed.length != Sha256.BYTES || size < 0) {
			throw new IllegalArgumentException("a draw needs a seed of 32 bytes and a size of 0 or more");
		}
		this.size = size;
		this.pivots = (size == 0) ? new int[0] : pivots(seed, size);
		this.source = new SourceBits(seed.clone(), ROUNDS, size, size <= CACHED_SIZE);
	}

	public int size() {
		return this.size;
	}

	/** @throws IndexOutOfBoundsException unless {@code 0 <= index < size} */
	public int positionOf(int index) {
		if (index < 0 || index >= this.size) {
			throw new IndexOutOfBoundsException(index);
		}
		int position = index;
		for (int round = 0; round < ROUNDS; round++) {
			position = swapOrNot(round, position);
		}
		return position;
	}

	/** The whole permutation: element i is the position of index i. Round by round, so that a round's bits stay in cache. */
	public int[] permutation() {
		int[] positions = new int[this.size];
		Arrays.setAll(positions, index -> index);
		for (int round = 0; round < ROUNDS; round++) {
			for (int index = 0; index < this.size; index++) {
				positions[index] = swapOrNot(round, positions[index]);
			}
		}
		return positions;
	}

	private int swapOrNot(int round, int position) {
		int difference = this.pivots[round] - position;
		int flip = (difference < 0) ? difference + this.size : difference;
		return this.source.isSet(round, Math.max(position, flip)) ? flip : position;
	}

	private static int[] pivots(byte[] seed, int size) {
		int[] pivots = new int[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			byte[] input = ByteBuffer.allocate(Sha256.BYTES + 1).put(seed).put((byte) round).array();
			long number = ByteBuffer.wrap(Sha256.digest().digest(input)).order(ByteOrder.LITTLE_ENDIAN).getLong();
			pivots[round] = (int) Long.remainderUnsigned(number, size);
		}
		return pivots;
	}

}
