package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.beacon.SampleBeacons;
import io.onrush.waitingroom.draw.ReferenceDraw;
import io.onrush.waitingroom.draw.ServerSeed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.core.DatabaseClient;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class RunDrawTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final SettableClock clock = new SettableClock(OPENS);

	private final RedisClusterReactiveCommands<String, String> redis;

	private final OnsaleTable table;

	private final OnsaleBoard board;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final RunDraw draw;

	private final JoinScript join;

	private Onsale onsale;

	RunDrawTest(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
		this.table = new OnsaleTable(database, TIMEOUT);
		this.board = new OnsaleBoard(this.table, onsale -> Mono.just(QueueProgress.NONE), this.clock);
		this.draw = new RunDraw(this.table, new FrozenQueues(database, TIMEOUT), SampleBeacons.none(), this.board, redis,
				this.clock, TIMEOUT, this.meters);
		this.join = new JoinScript(redis, TIMEOUT);
	}

	@BeforeEach
	void schedule() {
		this.onsale = this.table
			.insert(SampleOnsales.id(), SampleOnsales.terms(), ServerSeed.random(new SecureRandom()),
					OPENS.minusSeconds(60))
			.block();
	}

	@Test
	void anyone_with_the_tickets_can_recompute_the_draw_from_the_published_record() throws Exception {
		List<UUID> tickets = joined(300);
		DrawRecord record = this.draw.run(this.onsale).block().draw();

		byte[] serverSeed = HexFormat.of().parseHex(record.serverSeed());
		assertThat(HexFormat.of().formatHex(ReferenceDraw.sha256(serverSeed))).isEqualTo(this.onsale.commitment());
		List<byte[]> leaves = new ArrayList<>();
		for (int index = 0; index < tickets.size(); index++) {
			leaves.add(ReferenceDraw.leaf(tickets.get(index).toString(), index));
		}
		byte[] root = ReferenceDraw.merkleRoot(leaves);
		byte[] seed = ReferenceDraw.seed(serverSeed, root);
		assertThat(record.entrants()).isEqualTo(300);
		assertThat(record.merkleRoot()).isEqualTo(HexFormat.of().formatHex(root));
		assertThat(record.seed()).isEqualTo(HexFormat.of().formatHex(seed));
		assertThat(record.beacon()).isNull();
		Positions positions = Positions.of(record, Lanes.NONE);
		for (int index = 0; index < 300; index++) {
			assertThat(positions.of(index)).hasValue(ReferenceDraw.position(index, 300, seed));
		}
	}

	@Test
	void who_joins_after_the_draw_stands_behind_it_in_order_of_arrival() {
		joined(20);
		Onsale drawn = this.draw.run(this.onsale).block();
		Positions positions = Positions.of(drawn);
		assertThat(LongStream.range(0, 20).map(index -> positions.of(index).getAsLong()).sorted())
			.containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
		for (int late = 20; late < 25; late++) {
			JoinScript.Place place = this.join.join(drawn, "late-" + late, SampleOnsales.id(), "").block();
			assertThat(place.index()).isEqualTo(late);
			assertThat(positions.of(place.index())).hasValue(late);
		}
	}

	@Test
	void nodes_that_draw_at_once_agree_on_one_draw() {
		joined(50);
		List<Onsale> drawn = Flux.range(0, 6).flatMap(node -> this.draw.run(this.onsale), 6).collectList().block();
		assertThat(drawn).hasSize(6);
		assertThat(drawn).extracting(Onsale::draw).containsOnly(this.table.find(this.onsale.id()).block().draw());
		assertThat(this.meters.timer("waiting.room.draw").count()).as("draws made, not found made").isOne();
	}

	@Test
	void joins_during_the_draw_are_in_it_or_behind_it_and_never_both() {
		joined(100);
		Mono<Onsale> drawing = this.draw.run(this.onsale);
		Flux<JoinScript.Place> joining = Flux.range(100, 100)
			.flatMap(i -> this.join.join(this.onsale, "visitor-" + i, SampleOnsales.id(), ""), 20);
		long entrants = Flux.merge(joining.then(Mono.empty()), drawing).blockLast().draw().entrants();
		assertThat(entrants).isBetween(100L, 200L);
		assertThat(this.redis.strlen(new QueueKeys(this.onsale.id()).tickets()).block())
			.isEqualTo(200 * TicketIdCodec.WIDTH);
	}

	@Test
	void draws_nobody_when_nobody_joined() {
		DrawRecord record = this.draw.run(this.onsale).block().draw();
		assertThat(record.entrants()).isZero();
		assertThat(record.merkleRoot())
			.isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	}

	@Test
	void reads_a_crowd_of_more_than_one_chunk() {
		StringBuilder stored = new StringBuilder();
		for (int i = 0; i < 25_001; i++) {
			stored.append(TicketIdCodec.encode(new UUID(i, i)));
		}
		this.redis.append(new QueueKeys(this.onsale.id()).tickets(), stored.toString()).block();
		assertThat(this.draw.run(this.onsale).block().draw().entrants()).isEqualTo(25_001);
	}

	@Test
	void tickets_lost_after_the_freeze_stop_the_draw_rather_than_change_it() {
		joined(10);
		new FreezeScript(this.redis, TIMEOUT).freeze(this.onsale).block();
		this.redis.del(new QueueKeys(this.onsale.id()).tickets()).block();
		StepVerifier.create(this.draw.run(this.onsale)).expectErrorMessage("Redis lost tickets of onsale "
				+ this.onsale.id()).verify(TIMEOUT);
		assertThat(this.table.find(this.onsale.id()).block().draw()).isNull();
	}

	@Test
	void an_onsale_paused_meanwhile_is_not_drawn_and_one_resumed_is() {
		Onsale paused = this.table.update(this.onsale.withPaused(true)).block();
		assertThat(this.draw.run(this.onsale).block()).isNull();
		this.table.update(paused.withPaused(false)).block();
		assertThat(this.draw.run(this.onsale).block().draw()).isNotNull();
	}

	@Test
	void only_what_is_due_is_drawn() {
		this.clock.advance(Duration.ofMillis(-1));
		this.board.refresh().block();
		this.draw.runDue().block();
		assertThat(this.table.find(this.onsale.id()).block().draw()).isNull();
		this.clock.advance(Duration.ofMillis(1));
		this.draw.runDue().block();
		assertThat(this.table.find(this.onsale.id()).block().draw()).isNotNull();
		assertThat(this.board.view(this.onsale.id()).block().onsale().phase(OPENS)).isEqualTo(Phase.OPEN);
	}

	@Test
	void a_draw_that_fails_keeps_no_other_onsale_from_its_own() {
		joined(3);
		new FreezeScript(this.redis, TIMEOUT).freeze(this.onsale).block();
		this.redis.del(new QueueKeys(this.onsale.id()).tickets()).block();
		Onsale broken = this.onsale;
		schedule();
		this.board.refresh().block();
		this.draw.runDue().block();
		assertThat(this.table.find(broken.id()).block().draw()).isNull();
		assertThat(this.table.find(this.onsale.id()).block().draw()).isNotNull();
	}

	private List<UUID> joined(int visitors) {
		return Flux.range(0, visitors)
			.concatMap(i -> this.join.join(this.onsale, "visitor-" + i, SampleOnsales.id(), ""))
			.map(JoinScript.Place::ticketId)
			.collectList()
			.block();
	}

}
