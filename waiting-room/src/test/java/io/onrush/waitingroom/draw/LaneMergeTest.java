package io.onrush.waitingroom.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The closed form against the rule carried out literally, and what the rule promises of shares. */
class LaneMergeTest {

	@Property(tries = 300)
	void every_position_is_taken_once_and_in_the_order_of_the_passes(@ForAll("lanes") Lanes lanes) {
		LaneMerge merge = new LaneMerge(lanes.shares(), lanes.sizes());
		List<Turn> turns = lanes.inOrder();
		for (int position = 0; position < turns.size(); position++) {
			Turn turn = turns.get(position);
			assertThat(merge.positionOf(turn.lane(), turn.rank())).as("%s in %s", turn, lanes).isEqualTo(position);
		}
	}

	@Property(tries = 300)
	void while_no_lane_has_run_out_each_has_its_share_rounded_down_at_least(@ForAll("lanes") Lanes lanes) {
		int all = Arrays.stream(lanes.shares()).sum();
		long[] taken = new long[lanes.sizes().length];
		long first = 0;
		for (Turn turn : lanes.inOrder()) {
			if (lanes.hasRunOut(taken)) {
				return;
			}
			taken[turn.lane()]++;
			first++;
			for (int lane = 0; lane < taken.length; lane++) {
				long share = lanes.shares()[lane];
				assertThat(taken[lane]).as("of the first %d for lane %d of %s", first, lane, lanes).isGreaterThanOrEqualTo(first * share / all);
				assertThat(taken[lane] * all).isLessThanOrEqualTo((first + taken.length - 1) * share);
			}
		}
	}

	@Property(tries = 100)
	void two_lanes_are_never_a_whole_place_away_from_their_shares(@ForAll("twoLanes") Lanes lanes) {
		long taken = 0;
		long first = 0;
		for (Turn turn : lanes.inOrder()) {
			taken += (turn.lane() == 0) ? 1 : 0;
			first++;
			assertThat(Math.abs(taken * 100 - first * lanes.shares()[0])).as("of the first %d of %s", first, lanes).isLessThan(100);
			if (taken == lanes.sizes()[0] || first - taken == lanes.sizes()[1]) {
				return;
			}
		}
	}

	@Example
	void three_of_the_first_ten_are_members_where_members_have_thirty_per_cent() {
		LaneMerge merge = new LaneMerge(new int[] { 30, 70 }, new long[] { 300_000, 5_000_000 });
		assertThat(LongStream.range(0, 4).map(rank -> merge.positionOf(0, rank))).containsExactly(2L, 5L, 8L, 12L);
		assertThat(merge.positionOf(1, 4_999_999)).as("members have run out").isEqualTo(5_299_999);
	}

	@Example
	void lanes_of_millions_are_computed_in_whole_numbers() {
		long[] sizes = { 10_000_000, 10_000_000, 10_000_000, 10_000_000, 10_000_000 };
		LaneMerge merge = new LaneMerge(new int[] { 1, 33, 33, 23, 10 }, sizes);
		assertThat(merge.positionOf(0, 9_999_999)).isEqualTo(49_999_999);
		assertThat(merge.positionOf(1, 9_999_999)).as("303,030 of the first, all of the second, 6,969,696 and 3,030,303 of the last")
			.isEqualTo(9_999_999L + 303_030 + 9_999_999 + 6_969_696 + 3_030_303);
	}

	@Example
	void what_was_not_drawn_has_no_position() {
		LaneMerge merge = new LaneMerge(new int[] { 30, 70 }, new long[] { 2, 0 });
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> merge.positionOf(0, 2));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> merge.positionOf(1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new LaneMerge(new int[] { 100 }, new long[] { 1, 2 }));
	}

	@Provide
	Arbitrary<Lanes> lanes() {
		return Arbitraries.integers().between(2, 5).flatMap(LaneMergeTest::ofNumber);
	}

	@Provide
	Arbitrary<Lanes> twoLanes() {
		return Arbitraries.integers().between(1, 90).flatMap(share -> sizes(2, 400).map(sizes -> new Lanes(new int[] { share, 100 - share }, sizes)));
	}

	private static Arbitrary<Lanes> ofNumber(int number) {
		Arbitrary<int[]> shares = Arbitraries.integers().between(1, 90).array(int[].class).ofSize(number);
		return shares.flatMap(some -> sizes(number, 60).map(sizes -> new Lanes(some, sizes)));
	}

	private static Arbitrary<long[]> sizes(int number, int most) {
		return Arbitraries.longs().between(0, most).array(long[].class).ofSize(number);
	}

	record Turn(int lane, long rank) {
	}

	record Lanes(int[] shares, long[] sizes) {

		/** By pass, compared crosswise, then by lane. */
		List<Turn> inOrder() {
			List<Turn> turns = new ArrayList<>();
			for (int lane = 0; lane < this.sizes.length; lane++) {
				for (long rank = 0; rank < this.sizes[lane]; rank++) {
					turns.add(new Turn(lane, rank));
				}
			}
			Comparator<Turn> byPass = (a, b) -> Long.compare((a.rank() + 1) * this.shares[b.lane()],
					(b.rank() + 1) * this.shares[a.lane()]);
			turns.sort(byPass.thenComparingInt(Turn::lane));
			return turns;
		}

		boolean hasRunOut(long[] taken) {
			for (int lane = 0; lane < taken.length; lane++) {
				if (taken[lane] == this.sizes[lane]) {
					return true;
				}
			}
			return false;
		}

		@Override
		public String toString() {
			return Arrays.toString(this.shares) + " " + Arrays.toString(this.sizes);
		}

	}

}
