package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Four nodes, each with a connection of its own, call and let in at the same time: never one pass more than the admin allows. */
class SeveralNodesTest {

	private static final int NODES = 4;

	private static final int SLOTS = 50;

	private static final int CROWD = 1_000;

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final List<Node> nodes = new ArrayList<>();

	private RedisClient client;

	@BeforeEach
	void connect() {
		this.client = RedisClient.create(RedisURI.create("redis://localhost:" + Servers.redisPort()));
		for (int i = 0; i < NODES; i++) {
			StatefulRedisConnection<String, String> own = this.client.connect();
			this.nodes.add(new Node(new AdvanceWatermark(own.reactive(), Desk.SHOW_UP, TIMEOUT, Clock.systemUTC()),
					new IssueScript(own.reactive(), TIMEOUT), new LeaveScript(own.reactive(), TIMEOUT)));
		}
	}

	@AfterEach
	void disconnect() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
	}

	@Test
	void the_limit_of_passes_is_kept() {
		Desk desk = new Desk(1_000_000, SLOTS).crowd(CROWD);
		AtomicLong most = new AtomicLong();
		Set<UUID> given = ConcurrentHashMap.newKeySet();
		Flux.merge(NODES, this.nodes.stream().map(node -> node.sell(desk, most, given)).toArray(Mono[]::new)).blockLast(Duration.ofSeconds(60));
		System.out.printf("%d nodes, %d passes given, %d alive at most of %d%n", NODES, given.size(), most.get(), SLOTS);
		assertThat(given.size()).isGreaterThan(SLOTS * 2);
		assertThat(most.get()).isLessThanOrEqualTo(SLOTS).as("the limit was tried: a look may miss the moment").isGreaterThan(SLOTS - NODES);
	}

	private record Node(AdvanceWatermark watermark, IssueScript issue, LeaveScript leave) {

		/** Ticks, then lets eight places in at a time, each of which all nodes ask for too; two of three give their pass back. */
		Mono<Void> sell(Desk desk, AtomicLong most, Set<UUID> given) {
			return Flux.range(0, CROWD)
				.flatMap(position -> this.watermark.advance(desk.onsale(), true, later(desk, position))
					.then(this.issue.issue(desk.onsale(), desk.ticket(position), position, true, SampleOnsales.id(), later(desk, position)))
					.flatMap(result -> entered(desk, result, position, most, given)), 8)
				.then();
		}

		private Mono<Void> entered(Desk desk, IssueScript.Result result, int position, AtomicLong most, Set<UUID> given) {
			if (!(result instanceof IssueScript.Result.Issued issued)) {
				return Mono.empty();
			}
			given.add(issued.passId());
			AdmissionPass pass = new AdmissionPass(issued.passId(), desk.onsale().id(), desk.onsale().eventId(), "visitor", position, issued.expiresAt());
			Mono<Void> look = Servers.redis().zcard(desk.keys().active())
				.doOnNext(alive -> most.accumulateAndGet(alive, Math::max))
				.then();
			return (position % 3 != 0) ? look.then(this.leave.leave(pass)) : look;
		}

		/** A second later for every place, so that the rate is no limit. */
		private static String later(Desk desk, int position) {
			return Long.toString(Long.parseLong(desk.now()) + position * 50L);
		}

	}

}
