package io.onrush.waitingroom.draw;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MerkleTreeHashTest {

	/** The leaves of the Certificate Transparency reference tests. */
	private static final List<String> CT_LEAVES = List.of("", "00", "10", "2021", "3031", "40414243",
			"5051525354555657", "606162636465666768696a6b6c6d6e6f");

	@ParameterizedTest
	@CsvSource({ "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			"1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
			"2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
			"3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
			"4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
			"5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
			"6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
			"7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
			"8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" })
	void hashes_the_certificate_transparency_vectors(int leaves, String root) {
		MerkleTreeHash tree = new MerkleTreeHash();
		CT_LEAVES.subList(0, leaves).forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf)));
		assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
		assertThat(tree.leaves()).isEqualTo(leaves);
	}

	@ParameterizedTest
	@ValueSource(ints = { 9, 63, 64, 65, 1_000, 4_097 })
	void streams_to_the_root_that_the_recursive_definition_gives(int leaves) throws Exception {
		MerkleTreeHash tree = new MerkleTreeHash();
		List<byte[]> data = new ArrayList<>();
		for (int index = 0; index < leaves; index++) {
			byte[] leaf = TicketLeaf.data(new UUID(index, ~index), index);
			data.add(leaf);
			tree.add(leaf);
		}
		assertThat(tree.root()).isEqualTo(ReferenceDraw.merkleRoot(data));
	}

	@Test
	void asking_for_the_root_does_not_end_the_tree() throws Exception {
		MerkleTreeHash tree = new MerkleTreeHash().add(new byte[] { 1 });
		tree.root();
		tree.add(new byte[] { 2 });
		assertThat(tree.root())
			.isEqualTo(ReferenceDraw.merkleRoot(List.of(new byte[] { 1 }, new byte[] { 2 })));
	}

	@Test
	void a_leaf_is_the_lower_case_ticket_id_and_the_index() {
		assertThat(TicketLeaf.data(UUID.fromString("0A5A1E00-0000-4000-8000-00000000002A"), 7))
			.asString()
			.isEqualTo("0a5a1e00-0000-4000-8000-00000000002a:7");
	}

}
