package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.beacon.BeaconProperties.WhenMissing;
import io.onrush.waitingroom.beacon.BeaconUnavailable;
import io.onrush.waitingroom.beacon.DrandServer;
import io.onrush.waitingroom.beacon.SampleBeacons;
import io.onrush.waitingroom.draw.ServerSeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The beacon's round 1000 is emitted 7 s after the opening: the one that is announced. */
@ExtendWith(RealServers.class)
class BeaconDrawTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final SettableClock clock = new SettableClock(OPENS);

	private final DrandServer drand = new DrandServer();

	private final DatabaseClient database;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final OnsaleTable table;

	private final FrozenQueues frozen;

	private Onsale onsale;

	BeaconDrawTest(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis) {
		this.database = database;
		this.redis = redis;
		this.table = new OnsaleTable(database, TIMEOUT);
		this.frozen = new FrozenQueues(database, TIMEOUT);
	}

	@BeforeEach
	void schedule() {
		this.onsale = this.table
			.insert(SampleOnsales.id(), SampleOnsales.terms(), ServerSeed.random(new SecureRandom()), OPENS.minusSeconds(60))
			.block();
		joined(5);
	}

	@AfterEach
	void close() {
		this.drand.close();
	}

	@Test
	void the_list_is_frozen_and_written_down_before_the_round_is_asked_for() {
		RunDraw draw = draw(WhenMissing.WAIT);
		assertThat(draw.run(this.onsale).block()).isNull();
		assertThat(this.frozen.find(this.onsale.id()).block().entrants()).isEqualTo(5);
		assertThat(this.frozen.find(this.onsale.id()).block().beaconRound()).isEqualTo(1000);
		assertThat(this.drand.asked()).isZero();
		joined(8);

		this.drand.givesTheRound();
		this.clock.advance(Duration.ofSeconds(7));
		DrawRecord record = draw.run(this.onsale).block().draw();
		assertThat(record.entrants()).as("later places are behind the draw").isEqualTo(5);
		assertThat(record.beacon()).isEqualTo(SampleBeacons.RANDOMNESS_1000);
		assertThat(record.origin().round()).isEqualTo(1000);
		assertThat(record.origin().signatureChecked()).isTrue();
		assertThat(record.seed()).isEqualTo(seed(record, SampleBeacons.RANDOMNESS_1000));
		assertThat(this.table.find(this.onsale.id()).block().draw()).isEqualTo(record);
	}

	@Test
	void another_node_draws_the_list_that_the_first_has_frozen_whatever_redis_says_then() {
		draw(WhenMissing.WAIT).run(this.onsale).block();
		this.redis.del(new QueueKeys(this.onsale.id()).entrants()).block();
		joined(9);
		this.drand.givesTheRound();
		this.clock.advance(Duration.ofSeconds(8));
		assertThat(draw(WhenMissing.WAIT).run(this.onsale).block().draw().entrants()).isEqualTo(5);
	}

	@Test
	void a_list_that_is_frozen_when_the_announced_round_is_known_waits_for_a_later_one() {
		this.drand.givesTheRound();
		this.clock.advance(Duration.ofSeconds(7));
		assertThat(draw(WhenMissing.WAIT).run(this.onsale).block()).isNull();
		assertThat(this.frozen.find(this.onsale.id()).block().beaconRound()).isEqualTo(1002);
		assertThat(this.drand.asked()).isZero();
	}

	@Test
	void a_node_that_knows_no_beacon_does_not_draw_what_was_frozen_for_one() {
		draw(WhenMissing.WAIT).run(this.onsale).block();
		RunDraw without = new RunDraw(this.table, this.frozen, SampleBeacons.none(), board(), this.redis, this.clock, TIMEOUT,
				new SimpleMeterRegistry());
		assertThatExceptionOfType(BeaconUnavailable.class).isThrownBy(() -> without.run(this.onsale).block());
		assertThat(this.table.find(this.onsale.id()).block().draw()).isNull();
	}

	@Test
	void where_the_policy_is_to_wait_there_is_no_draw_without_the_round() {
		RunDraw draw = draw(WhenMissing.WAIT);
		draw.run(this.onsale).block();
		this.clock.advance(Duration.ofDays(1));
		assertThatExceptionOfType(BeaconUnavailable.class).isThrownBy(() -> draw.run(this.onsale).block());
		assertThat(this.table.find(this.onsale.id()).block().draw()).isNull();
	}

	@Test
	void the_servers_are_asked_once_in_the_retry_time_however_often_the_node_looks() {
		RunDraw draw = draw(WhenMissing.FALL_BACK);
		draw.run(this.onsale).block();
		this.clock.advance(Duration.ofSeconds(7));
		assertThatExceptionOfType(BeaconUnavailable.class).isThrownBy(() -> draw.run(this.onsale).block());
		this.clock.advance(Duration.ofMillis(900));
		assertThat(draw.run(this.onsale).block()).isNull();
		assertThat(this.drand.asked()).isOne();
	}

	@Test
	void where_the_policy_is_to_fall_back_the_record_says_why_and_trusts_the_operator() {
		RunDraw draw = draw(WhenMissing.FALL_BACK);
		draw.run(this.onsale).block();
		this.clock.advance(Duration.ofSeconds(7 + 120));
		DrawRecord record = draw.run(this.onsale).block().draw();
		assertThat(record.beacon()).isNull();
		assertThat(record.origin()).isNull();
		assertThat(record.beaconMissing())
			.isEqualTo("Round 1000 of drand could not be had: localhost does not answer with the round");
		assertThat(record.seed()).isEqualTo(seed(record, ""));
		assertThat(this.table.find(this.onsale.id()).block().draw()).isEqualTo(record);
	}

	private RunDraw draw(WhenMissing policy) {
		return new RunDraw(this.table, this.frozen,
				SampleBeacons.drand(SampleBeacons.settings(OPENS.plusSeconds(7), policy, this.drand.url())), board(), this.redis,
				this.clock, TIMEOUT, new SimpleMeterRegistry());
	}

	private OnsaleBoard board() {
		return new OnsaleBoard(this.table, onsale -> Mono.just(QueueProgress.NONE), this.clock);
	}

	private void joined(int visitors) {
		JoinScript join = new JoinScript(this.redis, TIMEOUT);
		Flux.range(0, visitors).concatMap(i -> join.join(this.onsale, "visitor-" + i, SampleOnsales.id(), "")).blockLast();
	}

	private static String seed(DrawRecord record, String beacon) {
		HexFormat hex = HexFormat.of();
		return hex.formatHex(ServerSeed.of(hex.parseHex(record.serverSeed()))
			.drawSeed(hex.parseHex(record.merkleRoot()), hex.parseHex(beacon)));
	}

}
