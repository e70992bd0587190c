package io.onrush.waitingroom.draw;

/**
 * Merges lanes that were drawn apart into one order, by stride scheduling: the place of rank r in a lane has the pass
 * {@code (r + 1) / share}, and the least pass comes first, of equal ones that of the lower lane. Each position is computed
 * alone, in integers, from the sizes and shares of all lanes. Where a lane has run out the others take its turns.
 * <p>
 * Among the first K places every lane that has not run out has its share of K, rounded down, at least. It has less than its
 * share times the number of the other lanes above it; two lanes are never a whole place away from their shares.
 *
 * @see <a href="https://dspace.mit.edu/handle/1721.1/149262">Waldspurger, Weihl: Stride Scheduling</a>
 */
public final class LaneMerge {

	private final int[] shares;

	private final long[] sizes;

	/**
	 * @param shares of every lane, in lane order, above 0
	 * @param sizes how many places of each were drawn
	 */
	public LaneMerge(int[] shares, long[] sizes) {
		if (shares.length == 0 || shares.length != sizes.length) {
			throw new IllegalArgumentException(shares.length + " shares of " + sizes.length + " lanes");
		}
		this.shares = shares.clone();
		this.sizes = sizes.clone();
	}

	/** @throws IndexOutOfBoundsException unless the lane has this rank */
	public long positionOf(int lane, long rank) {
		if (rank < 0 || rank >= this.sizes[lane]) {
			throw new IndexOutOfBoundsException("rank " + rank + " of lane " + lane);
		}
		long position = rank;
		for (int other = 0; other < this.shares.length; other++) {
			if (other != lane) {
				position += Math.min(this.sizes[other], before(lane, rank, other));
			}
		}
		return position;
	}

	/** How many passes of the other lane are smaller, were it endless; those that are equal too where its number is lower. */
	private long before(int lane, long rank, int other) {
		long turns = (rank + 1) * this.shares[other] - ((other < lane) ? 0 : 1);
		return turns / this.shares[lane];
	}

}
