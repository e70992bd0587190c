package io.onrush.waitingroom.draw;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerSeedTest {

	@Test
	void commits_to_the_sha256_of_the_seed() {
		assertThat(ServerSeed.of(new byte[32]).commitment())
			.isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
	}

	@Test
	void derives_the_draw_seed_from_root_and_beacon_in_that_order() throws Exception {
		ServerSeed seed = ServerSeed.random(new SecureRandom());
		byte[] root = ReferenceDraw.sha256();
		assertThat(seed.drawSeed(root, new byte[0])).isEqualTo(ReferenceDraw.seed(seed.bytes(), root));
		assertThat(seed.drawSeed(new byte[] { 1 }, new byte[] { 2, 3 }))
			.isEqualTo(ReferenceDraw.seed(seed.bytes(), new byte[] { 1, 2, 3 }));
	}

	@Test
	void keeps_its_secret_in_text_and_reveals_it_when_asked() {
		ServerSeed seed = ServerSeed.random(new SecureRandom());
		assertThat(seed.toString()).doesNotContain(seed.reveal());
		assertThat(HexFormat.of().parseHex(seed.reveal())).isEqualTo(seed.bytes());
	}

	@Test
	void two_random_seeds_differ() {
		SecureRandom random = new SecureRandom();
		assertThat(ServerSeed.random(random).reveal()).isNotEqualTo(ServerSeed.random(random).reveal());
	}

	@Test
	void refuses_a_seed_of_another_length() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerSeed.of(new byte[16]));
	}

}
