package io.onrush.waitingroom.draw;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SwapOrNotShuffleTest {

	private static final byte[] SEED = HexFormat.of()
		.parseHex("df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119");

	@ParameterizedTest
	@MethodSource("vectors")
	void maps_every_index_as_the_consensus_specification_does(Vector vector) {
		assertThat(new SwapOrNotShuffle(vector.seed(), vector.positions().length).permutation())
			.containsExactly(vector.positions());
	}

	@Test
	void the_vectors_are_all_there() throws Exception {
		assertThat(vectors()).hasSizeGreaterThan(50);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 255, 256, 257, 5_000 })
	void is_a_permutation(int size) {
		assertThat(Arrays.stream(new SwapOrNotShuffle(SEED, size).permutation()).sorted())
			.containsExactly(IntStream.range(0, size).boxed().toArray(Integer[]::new));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1_000_000, SwapOrNotShuffle.CACHED_SIZE, SwapOrNotShuffle.CACHED_SIZE + 1, 20_000_000 })
	void agrees_with_the_reference_for_a_crowd_with_and_without_cache(int size) throws Exception {
		SwapOrNotShuffle shuffle = new SwapOrNotShuffle(SEED, size);
		for (int index : new int[] { 0, 1, size / 3, size / 2, size - 1 }) {
			assertThat(shuffle.positionOf(index)).isEqualTo(ReferenceDraw.position(index, size, SEED));
			assertThat(shuffle.positionOf(index)).as("warm").isEqualTo(ReferenceDraw.position(index, size, SEED));
		}
	}

	@Test
	void answers_many_threads_as_it_answers_one() {
		int[] alone = new SwapOrNotShuffle(SEED, 3_000).permutation();
		SwapOrNotShuffle shared = new SwapOrNotShuffle(SEED, 3_000);
		assertThat(IntStream.range(0, 3_000).parallel().map(shared::positionOf).toArray()).containsExactly(alone);
	}

	@Test
	void another_seed_gives_another_order() {
		byte[] other = SEED.clone();
		other[31] ^= 1;
		assertThat(new SwapOrNotShuffle(other, 1_000).permutation())
			.isNotEqualTo(new SwapOrNotShuffle(SEED, 1_000).permutation());
	}

	@Test
	void nobody_entered_so_nobody_has_a_position() {
		SwapOrNotShuffle empty = new SwapOrNotShuffle(SEED, 0);
		assertThat(empty.permutation()).isEmpty();
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> empty.positionOf(0));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 10 })
	void refuses_an_index_outside_the_draw(int index) {
		SwapOrNotShuffle shuffle = new SwapOrNotShuffle(SEED, 10);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> shuffle.positionOf(index));
	}

	@Test
	void refuses_a_seed_of_another_length_and_a_negative_size() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SwapOrNotShuffle(new byte[31], 10));
		assertThatIllegalArgumentException().isThrownBy(() -> new SwapOrNotShuffle(SEED, -1));
	}

	static Stream<Vector> vectors() throws Exception {
		return new ClassPathResource("draw/shuffling-vectors.csv").getContentAsString(StandardCharsets.US_ASCII)
			.lines()
			.skip(1)
			.map(Vector::parse);
	}

	record Vector(byte[] seed, int[] positions) {

		static Vector parse(String line) {
			String[] columns = line.split(",", -1);
			int[] positions = columns[2].isEmpty() ? new int[0]
					: Arrays.stream(columns[2].split(":")).mapToInt(Integer::parseInt).toArray();
			assertThat(positions).hasSize(Integer.parseInt(columns[1]));
			return new Vector(HexFormat.of().parseHex(columns[0]), positions);
		}

		@Override
		public String toString() {
			return HexFormat.of().formatHex(this.seed).substring(0, 8) + " of " + this.positions.length;
		}

	}

}
