package io.onrush.waitingroom.draw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class LaneDrawTest {

	@ParameterizedTest
	@MethodSource("vectors")
	void draws_and_merges_lanes_as_the_published_rule_does(Vector vector) {
		LaneDraw draw = new LaneDraw(vector.seed(), vector.shares(), vector.sizes());
		for (int lane = 0; lane < vector.sizes().length; lane++) {
			int number = lane;
			assertThat(IntStream.range(0, (int) vector.sizes()[lane]).mapToLong(index -> draw.positionOf(new LanePlace(number, index))))
				.as("lane %d", lane)
				.containsExactly(Arrays.stream(vector.positions()[lane]).boxed().toArray(Long[]::new));
		}
	}

	@Test
	void the_vectors_are_all_there() throws Exception {
		assertThat(vectors()).hasSizeGreaterThan(10);
	}

	@Test
	void gives_the_positions_of_the_example_in_the_documentation() {
		byte[] seed = HexFormat.of().parseHex("00".repeat(31) + "2a");
		assertThat(HexFormat.of().formatHex(LaneDraw.seed(seed, 0))).startsWith("2d23174b");
		assertThat(HexFormat.of().formatHex(LaneDraw.seed(seed, 1))).startsWith("f42f6b69");
		LaneDraw draw = new LaneDraw(seed, new int[] { 30, 70 }, new long[] { 3, 5 });
		assertThat(IntStream.range(0, 3).mapToLong(index -> draw.positionOf(new LanePlace(0, index)))).containsExactly(2L, 5L, 7L);
		assertThat(IntStream.range(0, 5).mapToLong(index -> draw.positionOf(new LanePlace(1, index)))).containsExactly(6L, 3L, 0L, 4L, 1L);
	}

	@Test
	void lanes_have_seeds_of_their_own() {
		byte[] seed = new byte[32];
		assertThat(LaneDraw.seed(seed, 0)).isNotEqualTo(LaneDraw.seed(seed, 1)).isNotEqualTo(seed);
	}

	static Stream<Vector> vectors() throws Exception {
		String text = new ClassPathResource("draw/lanes-vectors.csv").getContentAsString(StandardCharsets.US_ASCII);
		return text.lines().skip(1).map(Vector::read);
	}

	record Vector(byte[] seed, int[] shares, long[] sizes, long[][] positions) {

		static Vector read(String line) {
			String[] fields = line.split(",", -1);
			return new Vector(HexFormat.of().parseHex(fields[0]), Arrays.stream(numbers(fields[1])).mapToInt(Math::toIntExact).toArray(),
					numbers(fields[2]), Arrays.stream(fields[3].split("\\|", -1)).map(Vector::numbers).toArray(long[][]::new));
		}

		private static long[] numbers(String text) {
			return text.isEmpty() ? new long[0] : Arrays.stream(text.split(":")).mapToLong(Long::parseLong).toArray();
		}

		@Override
		public String toString() {
			return Arrays.toString(this.shares) + " " + Arrays.toString(this.sizes);
		}

	}

}
