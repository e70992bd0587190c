package io.onrush.waitingroom.log;

import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.draw.MerkleProofs;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import io.onrush.waitingroom.draw.TicketLeaf;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.TicketIdCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What the log costs with a million tickets; prints its figures. */
@Tag("long")
@ExtendWith(RealServers.class)
class MillionTicketsTest {

	private static final int TICKETS = 1_000_000;

	private final RedisClusterReactiveCommands<String, String> redis;

	MillionTicketsTest(RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
	}

	@Test
	void a_proof_costs_the_same_however_long_the_queue_is() {
		Onsale onsale = SampleOnsales.onsale(60, 10);
		fill(onsale.id());
		ArrivalLog log = new ArrivalLog(this.redis, Duration.ofSeconds(10));
		byte[] root = timed("root, read for the first time", () -> log.root(onsale, TICKETS).block());
		assertThat(timed("root again", () -> log.root(onsale, TICKETS).block())).isEqualTo(root);
		for (int index = 0; index < TICKETS; index += 99_991) {
			assertThat(MerkleProofs.isIncluded(TicketLeaf.data(new UUID(index, ~index), index), index, TICKETS,
					log.inclusion(onsale, index, TICKETS).block(), root)).isTrue();
		}
		timed("1000 inclusion proofs", () -> {
			for (int index = 0; index < 1_000; index++) {
				log.inclusion(onsale, index * 997L, TICKETS).block();
			}
			return true;
		});
		timed("1000 consistency proofs", () -> {
			for (int first = 1; first <= 1_000; first++) {
				log.consistency(onsale, first * 997L, TICKETS).block();
			}
			return true;
		});
		String verified = timed("the whole list verified, one thread", () -> HexFormat.of().formatHex(tree().root()));
		assertThat(verified).isEqualTo(HexFormat.of().formatHex(root));
		timed("all positions", () -> new SwapOrNotShuffle(root, TICKETS).permutation());
		this.redis.del(new QueueKeys(onsale.id()).tickets()).block();
	}

	private void fill(UUID onsale) {
		StringBuilder tickets = new StringBuilder(TICKETS * TicketIdCodec.WIDTH);
		for (int index = 0; index < TICKETS; index++) {
			tickets.append(TicketIdCodec.encode(new UUID(index, ~index)));
		}
		this.redis.set(new QueueKeys(onsale).tickets(), tickets.toString()).block();
	}

	private static MerkleTreeHash tree() {
		MerkleTreeHash tree = new MerkleTreeHash();
		for (int index = 0; index < TICKETS; index++) {
			tree.add(TicketLeaf.data(new UUID(index, ~index), index));
		}
		return tree;
	}

	private static <T> T timed(String what, Supplier<T> work) {
		long started = System.nanoTime();
		T result = work.get();
		System.out.printf("%s: %.1f ms%n", what, (System.nanoTime() - started) / 1e6);
		return result;
	}

}
