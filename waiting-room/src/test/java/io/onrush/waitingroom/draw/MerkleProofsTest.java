package io.onrush.waitingroom.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MerkleProofsTest {

	/** The leaves of the Certificate Transparency reference tests. */
	private static final List<byte[]> CT_LEAVES = List
		.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
		.stream()
		.map(HexFormat.of()::parseHex)
		.toList();

	private static final String A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";

	private static final String B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";

	private static final String C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

	private static final String D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";

	private static final String E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

	private static final String F = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";

	/** From test data of certificate-transparency: leaf counted from zero, size, path. */
	@ParameterizedTest
	@CsvSource({ "0, 1, ''", "0, 8, " + A + " " + B + " " + C, "5, 8, " + D + " " + E + " " + F,
			"2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
			"1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d " + B + " " + D })
	void inclusion_of_the_certificate_transparency_vectors(int index, int size, String path) {
		MerkleRanges tree = naive(CT_LEAVES);
		List<byte[]> proof = MerkleProofs.inclusion(index, size, tree);
		assertThat(hex(proof)).isEqualTo(path);
		assertThat(MerkleProofs.isIncluded(CT_LEAVES.get(index), index, size, proof, tree.hash(0, size))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, ''", "1, 8, " + A + " " + B + " " + C,
			"6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a " + E + " " + F,
			"2, 5, " + B + " " + D })
	void consistency_of_the_certificate_transparency_vectors(int first, int second, String path) {
		MerkleRanges tree = naive(CT_LEAVES);
		List<byte[]> proof = MerkleProofs.consistency(first, second, tree);
		assertThat(hex(proof)).isEqualTo(path);
		assertThat(MerkleProofs.isConsistent(first, tree.hash(0, first), second, tree.hash(0, second), proof)).isTrue();
	}

	@Test
	void every_leaf_of_every_small_tree_is_proved_and_at_no_other_place() {
		List<byte[]> leaves = leaves(33);
		MerkleRanges tree = naive(leaves);
		for (int size = 1; size <= 33; size++) {
			byte[] root = tree.hash(0, size);
			for (int index = 0; index < size; index++) {
				List<byte[]> proof = MerkleProofs.inclusion(index, size, tree);
				for (int claimed = 0; claimed < size; claimed++) {
					assertThat(MerkleProofs.isIncluded(leaves.get(index), claimed, size, proof, root))
						.as("leaf %d as %d of %d", index, claimed, size)
						.isEqualTo(claimed == index);
				}
				assertThat(MerkleProofs.isIncluded(leaves.get((index + 1) % 33), index, size, proof, root)).isFalse();
			}
		}
	}

	@Test
	void every_beginning_of_every_small_tree_is_consistent_and_no_other_root_is() {
		MerkleRanges tree = naive(leaves(33));
		for (int second = 1; second <= 33; second++) {
			for (int first = 1; first <= second; first++) {
				List<byte[]> proof = MerkleProofs.consistency(first, second, tree);
				byte[] before = tree.hash(0, first);
				byte[] after = tree.hash(0, second);
				assertThat(MerkleProofs.isConsistent(first, before, second, after, proof)).isTrue();
				assertThat(MerkleProofs.isConsistent(first, flipped(before), second, after, proof)).isFalse();
				assertThat(MerkleProofs.isConsistent(first, before, second, flipped(after), proof)).isFalse();
			}
		}
	}

	@Test
	void a_path_that_is_too_short_or_too_long_proves_nothing() {
		MerkleRanges tree = naive(CT_LEAVES);
		List<byte[]> path = new ArrayList<>(MerkleProofs.inclusion(3, 8, tree));
		path.add(path.getFirst());
		assertThat(MerkleProofs.isIncluded(CT_LEAVES.get(3), 3, 8, path, tree.hash(0, 8))).isFalse();
		assertThat(MerkleProofs.isIncluded(CT_LEAVES.get(3), 3, 8, path.subList(0, 2), tree.hash(0, 8))).isFalse();
		assertThat(MerkleProofs.isIncluded(CT_LEAVES.get(3), 8, 8, path, tree.hash(0, 8))).isFalse();
		assertThat(MerkleProofs.isConsistent(3, tree.hash(0, 3), 8, tree.hash(0, 8), List.of())).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 255, 256, 257, 511, 512, 513, 1_000, 2_048, 2_900 })
	void kept_blocks_give_the_same_proofs_as_the_whole_tree(int size) {
		List<byte[]> leaves = leaves(size);
		MerkleRanges whole = naive(leaves);
		MerkleBlocks blocks = new MerkleBlocks();
		byte[][] hashes = leaves.stream().map(MerkleHashes::leaf).toArray(byte[][]::new);
		for (int block = 0; (block + 1) * MerkleBlocks.SIZE <= size; block++) {
			blocks.add(block, block(hashes, block));
			blocks.add(block, block(hashes, block));
		}
		assertThat(blocks.count()).isEqualTo(size / MerkleBlocks.SIZE);
		for (int index = 0; index < size; index += 97) {
			MerkleRanges kept = blocks.with(blocksOf(hashes, index, size - 1));
			assertThat(hex(MerkleProofs.inclusion(index, size, kept)))
				.isEqualTo(hex(MerkleProofs.inclusion(index, size, whole)));
			kept = blocks.with(blocksOf(hashes, index, size - 1));
			assertThat(hex(MerkleProofs.consistency(index + 1, size, kept)))
				.isEqualTo(hex(MerkleProofs.consistency(index + 1, size, whole)));
			assertThat(MerkleBlocks.root(size, kept)).isEqualTo(whole.hash(0, size));
		}
	}

	@Test
	void refuses_what_is_not_in_the_tree() {
		MerkleRanges tree = naive(CT_LEAVES);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> MerkleProofs.inclusion(8, 8, tree));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> MerkleProofs.inclusion(-1, 8, tree));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> MerkleProofs.consistency(0, 8, tree));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> MerkleProofs.consistency(9, 8, tree));
	}

	private static Map<Long, byte[][]> blocksOf(byte[][] hashes, int... leaves) {
		Map<Long, byte[][]> blocks = new HashMap<>();
		for (int leaf : leaves) {
			blocks.put((long) leaf / MerkleBlocks.SIZE, block(hashes, leaf / MerkleBlocks.SIZE));
		}
		return blocks;
	}

	private static byte[][] block(byte[][] hashes, int block) {
		int from = block * MerkleBlocks.SIZE;
		return java.util.Arrays.copyOfRange(hashes, from, Math.min(hashes.length, from + MerkleBlocks.SIZE));
	}

	private static List<byte[]> leaves(int count) {
		List<byte[]> leaves = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			leaves.add(TicketLeaf.data(new UUID(index, ~index), index));
		}
		return leaves;
	}

	/** The definition of the tree hash, as slow as it is. */
	private static MerkleRanges naive(List<byte[]> leaves) {
		return (from, to) -> {
			MerkleTreeHash tree = new MerkleTreeHash();
			leaves.subList((int) from, (int) to).forEach(tree::add);
			return tree.root();
		};
	}

	private static byte[] flipped(byte[] hash) {
		byte[] other = hash.clone();
		other[7] ^= 1;
		return other;
	}

	private static String hex(List<byte[]> hashes) {
		return String.join(" ", hashes.stream().map(HexFormat.of()::formatHex).toList());
	}

}
