package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.access.OpenCode;
import io.onrush.waitingroom.beacon.SampleBeacons;
import io.onrush.waitingroom.draw.LaneDraw;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.ReferenceDraw;
import io.onrush.waitingroom.draw.ServerSeed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

/** A queue with lanes from joining to positions: every fourth is a member, whose lane has 30 %. */
@ExtendWith(RealServers.class)
class LanesDrawTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final OpenCode MEMBER = new OpenCode("of members", 1_000, "members");

	private final SettableClock clock = new SettableClock(OPENS);

	private final RedisClusterReactiveCommands<String, String> redis;

	private final OnsaleTable table;

	private final FrozenQueues frozen;

	private final RunDraw draw;

	private final JoinScript join;

	private Onsale onsale;

	LanesDrawTest(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
		this.table = new OnsaleTable(database, TIMEOUT);
		this.frozen = new FrozenQueues(database, TIMEOUT);
		OnsaleBoard board = new OnsaleBoard(this.table, onsale -> Mono.just(QueueProgress.NONE), this.clock);
		this.draw = new RunDraw(this.table, this.frozen, SampleBeacons.none(), board, redis, this.clock, TIMEOUT, new SimpleMeterRegistry());
		this.join = new JoinScript(redis, TIMEOUT);
	}

	@BeforeEach
	void schedule() {
		this.onsale = this.table.insert(SampleOnsales.id(), withLanes(List.of(new Lane("members", 30))),
				ServerSeed.random(new SecureRandom()), OPENS.minusSeconds(60))
			.block();
	}

	@Test
	void anyone_with_the_tickets_and_their_lanes_can_recompute_the_draw() throws Exception {
		List<JoinScript.Place> places = joined(101);
		Onsale drawn = this.draw.run(this.onsale).block();

		List<byte[]> leaves = new ArrayList<>();
		long[] counted = new long[2];
		for (int index = 0; index < places.size(); index++) {
			int lane = (index % 4 == 0) ? 0 : 1;
			assertThat(places.get(index).lane()).isEqualTo(new LanePlace(lane, counted[lane]));
			leaves.add("%s:%d:%d:%d".formatted(places.get(index).ticketId(), index, lane, counted[lane]++).getBytes());
		}
		assertThat(drawn.draw().merkleRoot()).isEqualTo(HexFormat.of().formatHex(ReferenceDraw.merkleRoot(leaves)));
		assertThat(drawn.draw().laneSizes()).containsExactly(26L, 75L);
		LaneDraw expected = new LaneDraw(HexFormat.of().parseHex(drawn.draw().seed()), new int[] { 30, 70 }, new long[] { 26, 75 });
		Positions positions = Positions.of(this.table.find(drawn.id()).block());
		List<Long> all = places.stream().map(place -> positions.of(ticket(place)).getAsLong()).toList();
		assertThat(all).isEqualTo(places.stream().map(place -> expected.positionOf(place.lane())).toList());
		assertThat(all).containsExactlyInAnyOrderElementsOf(LongStream.range(0, 101).boxed().toList());
		assertThat(places.stream().filter(place -> place.lane().lane() == 0 && positions.of(ticket(place)).getAsLong() < 50)).as("members among the first 50").hasSize(15);
	}

	@Test
	void who_joins_after_the_draw_stands_behind_it_whatever_the_lane() {
		joined(8);
		Onsale drawn = this.draw.run(this.onsale).block();
		for (int late = 8; late < 12; late++) {
			JoinScript.Place place = taken(drawn, "late-" + late, late % 4 == 0);
			assertThat(place.index()).isEqualTo(late);
			assertThat(Positions.of(drawn).of(ticket(place))).isEqualTo(OptionalLong.of(late));
		}
	}

	@Test
	void a_place_keeps_its_lane_whatever_is_shown_later() {
		JoinScript.Place first = taken(this.onsale, "ann", false);
		assertThat(taken(this.onsale, "ann", true)).isEqualTo(first);
		assertThat(first.lane()).isEqualTo(new LanePlace(1, 0));
		assertThat(this.redis.strlen(new QueueKeys(this.onsale.id()).lanes()).block()).isEqualTo(LanePlaces.WIDTH);
	}

	@Test
	void nobody_joined_so_every_lane_is_empty() {
		assertThat(this.draw.run(this.onsale).block().draw().laneSizes()).containsExactly(0L, 0L);
	}

	@Test
	void lanes_that_redis_lost_are_not_made_up() {
		joined(5);
		this.redis.set(new QueueKeys(this.onsale.id()).lanes(), "0000000000").block();
		assertThat(this.draw.run(this.onsale).onErrorReturn(this.onsale).block().draw()).isNull();
	}

	@Test
	void how_large_the_lanes_are_is_written_down_with_the_list_that_waits_for_its_beacon() {
		FrozenQueue queue = new FrozenQueue(101, new byte[32], OPENS, 9, List.of(26L, 75L));
		assertThat(this.frozen.freeze(this.onsale.id(), queue).block().laneSizes()).containsExactly(26L, 75L);
		assertThat(this.frozen.find(this.onsale.id()).block().laneSizes()).containsExactly(26L, 75L);
	}

	@Test
	void an_onsale_without_lanes_keeps_none() {
		Onsale plain = this.table.insert(SampleOnsales.id(), SampleOnsales.terms(), ServerSeed.random(new SecureRandom()), OPENS).block();
		assertThat(this.join.join(plain, "ann", SampleOnsales.id(), "").block().lane()).isNull();
		QueueKeys keys = new QueueKeys(plain.id());
		assertThat(this.redis.exists(keys.lanes(), keys.laneSizes()).block()).isZero();
	}

	@Test
	void the_keys_of_lanes_go_with_the_others() {
		joined(1);
		QueueKeys keys = new QueueKeys(this.onsale.id());
		long week = this.onsale.keysExpireAt().toEpochMilli();
		assertThat(this.redis.pexpiretime(keys.lanes()).block()).isEqualTo(week);
		assertThat(this.redis.pexpiretime(keys.laneSizes()).block()).isEqualTo(week);
	}

	private List<JoinScript.Place> joined(int visitors) {
		List<JoinScript.Place> places = new ArrayList<>();
		for (int i = 0; i < visitors; i++) {
			places.add(taken(this.onsale, "visitor-" + i, i % 4 == 0));
		}
		return places;
	}

	private JoinScript.Place taken(Onsale from, String visitor, boolean isMember) {
		JoinTerms terms = new JoinTerms(Knock.of(visitor), 0, 0, isMember, isMember ? MEMBER : null);
		return ((JoinScript.Result.Given) this.join.join(from, terms, SampleOnsales.id(), "").block()).place();
	}

	private QueueTicket ticket(JoinScript.Place place) {
		return new QueueTicket(place.ticketId(), this.onsale.id(), "visitor", place.index(), place.lane());
	}

	static ScheduleOnsale withLanes(List<Lane> lanes) {
		ScheduleOnsale plain = SampleOnsales.terms();
		return new ScheduleOnsale(plain.eventId(), plain.queueOpensAt(), plain.opensAt(), plain.closesAt(), 60, 10, 600, null, null,
				Mode.RANDOM, null, null, null, null, null, null, lanes);
	}

}
