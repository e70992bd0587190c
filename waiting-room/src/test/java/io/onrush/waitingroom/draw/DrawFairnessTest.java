package io.onrush.waitingroom.draw;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pearson's chi-squared test of the draw itself: seeds are made as a draw makes them, by HMAC of a root with a secret, and
 * every index must come to every position equally often. The randomness is seeded, so the test is either always red or never.
 */
class DrawFairnessTest {

	private static final int DRAWS = 2_000;

	/** Of the standard normal distribution: one fair draw in a thousand lies above. */
	private static final double SIGNIFICANCE_ONE_IN_A_THOUSAND = 3.0902;

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 10, 37 })
	void every_index_is_equally_likely_at_every_position(int entrants) {
		long[][] seen = new long[entrants][entrants];
		Random random = new Random(20_260_601L + entrants);
		for (int draw = 0; draw < DRAWS; draw++) {
			int[] positions = new SwapOrNotShuffle(seed(random, draw), entrants).permutation();
			for (int index = 0; index < entrants; index++) {
				seen[index][positions[index]]++;
			}
		}
		double freedom = (entrants - 1.0) * (entrants - 1.0);
		assertThat(chiSquared(seen, DRAWS / (double) entrants)).isLessThan(critical(freedom));
	}

	@Test
	void within_a_lane_every_index_is_equally_likely_at_every_position_that_the_lane_has() {
		int[] shares = { 30, 10, 60 };
		long[] sizes = { 7, 4, 9 };
		for (int lane = 0; lane < sizes.length; lane++) {
			int size = (int) sizes[lane];
			long[][] seen = new long[size][20];
			Random random = new Random(20_260_701L + lane);
			for (int draw = 0; draw < DRAWS; draw++) {
				LaneDraw lanes = new LaneDraw(seed(random, draw), shares, sizes);
				for (int index = 0; index < size; index++) {
					seen[index][(int) lanes.positionOf(new LanePlace(lane, index))]++;
				}
			}
			long[][] taken = Arrays.stream(seen).map(DrawFairnessTest::withoutOthersTurns).toArray(long[][]::new);
			assertThat(taken[0]).as("turns of lane %d", lane).hasSize(size);
			assertThat(chiSquared(taken, DRAWS / (double) size)).as("lane %d", lane).isLessThan(critical((size - 1.0) * (size - 1.0)));
		}
	}

	/** The positions of other lanes are never this one's, whatever is drawn. */
	private static long[] withoutOthersTurns(long[] counts) {
		return Arrays.stream(counts).filter(count -> count > 0).toArray();
	}

	@Test
	void the_test_notices_a_draw_that_favours_the_first() {
		int entrants = 10;
		long[][] seen = new long[entrants][entrants];
		Random random = new Random(1);
		for (int draw = 0; draw < DRAWS; draw++) {
			int[] positions = new SwapOrNotShuffle(seed(random, draw), entrants).permutation();
			if (draw % 20 == 0) {
				positions = new SwapOrNotShuffle(new byte[32], entrants).permutation();
			}
			for (int index = 0; index < entrants; index++) {
				seen[index][positions[index]]++;
			}
		}
		assertThat(chiSquared(seen, DRAWS / (double) entrants)).isGreaterThan(critical(81));
	}

	private static byte[] seed(Random random, int draw) {
		byte[] secret = new byte[32];
		random.nextBytes(secret);
		byte[] root = Sha256.digest().digest(ByteBuffer.allocate(4).putInt(draw).array());
		return ServerSeed.of(secret).drawSeed(root, new byte[0]);
	}

	private static double chiSquared(long[][] seen, double expected) {
		double sum = 0;
		for (long[] row : seen) {
			for (long count : row) {
				sum += (count - expected) * (count - expected) / expected;
			}
		}
		return sum;
	}

	/** Wilson and Hilferty's approximation of the chi-squared quantile. */
	private static double critical(double freedom) {
		double ninth = 2 / (9 * freedom);
		return freedom * Math.pow(1 - ninth + SIGNIFICANCE_ONE_IN_A_THOUSAND * Math.sqrt(ninth), 3);
	}

}
