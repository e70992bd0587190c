package io.onrush.waitingroom.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.draw.MerkleProofs;
import io.onrush.waitingroom.draw.ReferenceDraw;
import io.onrush.waitingroom.draw.TicketLeaf;
import io.onrush.waitingroom.queue.BoardOfOne;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.TicketIdCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.core.DatabaseClient;

import static io.onrush.waitingroom.SampleOnsales.KEY;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class PublishHeadsTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final HexFormat HEX = HexFormat.of();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final List<byte[]> leaves = new ArrayList<>();

	private final RedisClusterReactiveCommands<String, String> redis;

	private final HeadTable table;

	private final ArrivalLog log;

	private final BoardOfOne room;

	private final SettableClock clock;

	private final UUID id;

	PublishHeadsTest(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
		this.table = new HeadTable(database, TIMEOUT);
		this.log = new ArrivalLog(redis, TIMEOUT);
		this.room = new BoardOfOne(database);
		this.clock = this.room.clock();
		this.id = this.room.onsale().id();
	}

	@Test
	void a_head_pins_the_tickets_that_were_given_so_far() throws Exception {
		arrive(300);
		heads().run().block();
		LogHead head = this.table.largest(this.id).block();
		assertThat(head.size()).isEqualTo(300);
		assertThat(head.root()).isEqualTo(HEX.formatHex(ReferenceDraw.merkleRoot(this.leaves)));
	}

	@Test
	void no_head_is_published_of_an_empty_log_or_again_before_its_time() {
		PublishHeads heads = heads();
		heads.run().block();
		assertThat(this.table.largest(this.id).block()).isNull();
		arrive(3);
		heads.run().block();
		arrive(1);
		heads.run().block();
		assertThat(this.table.largest(this.id).block().size()).isEqualTo(3);
		this.clock.advance(Duration.ofSeconds(10));
		heads().run().block();
		assertThat(this.table.largest(this.id).block().size()).as("another node knows of the first head").isEqualTo(4);
	}

	@Test
	void the_drawn_list_has_a_head_of_its_own_at_once() throws Exception {
		PublishHeads heads = heads();
		arrive(3);
		heads.run().block();
		arrive(4);
		this.room.drawn(5, ReferenceDraw.merkleRoot(this.leaves.subList(0, 5)));
		heads.run().block();
		assertThat(this.table.largest(this.id).block().size()).isEqualTo(5);
	}

	@Test
	void no_head_contradicts_the_draw_when_tickets_were_lost_after_it() throws Exception {
		arrive(4);
		this.room.drawn(4, ReferenceDraw.merkleRoot(this.leaves));
		this.redis.setrange(new QueueKeys(this.id).tickets(), 0, TicketIdCodec.encode(SampleOnsales.id())).block();
		heads().run().block();
		assertThat(this.table.largest(this.id).block()).isNull();
		assertThat(this.meters.counter("waiting.room.log.contradictions").count()).isOne();
	}

	@Test
	void later_arrivals_only_add_to_what_was_drawn_and_anyone_can_see_that() throws Exception {
		arrive(700);
		byte[] drawn = this.log.root(this.room.onsale(), 700).block();
		arrive(600);
		byte[] now = this.log.root(this.room.onsale(), 1_300).block();
		assertThat(MerkleProofs.isConsistent(700, drawn, 1_300, now, this.log.consistency(this.room.onsale(), 700, 1_300).block())).isTrue();
		for (int index : new int[] { 0, 255, 256, 699, 700, 1_299 }) {
			assertThat(MerkleProofs.isIncluded(this.leaves.get(index), index, 1_300,
					this.log.inclusion(this.room.onsale(), index, 1_300).block(), now)).isTrue();
		}
		assertThat(MerkleProofs.isIncluded(this.leaves.get(699), 699, 700, this.log.inclusion(this.room.onsale(), 699, 700).block(), drawn))
			.as("a smaller tree than the one that was read").isTrue();
	}

	@Test
	void a_log_that_lost_what_was_promised_gets_no_more_heads() {
		arrive(10);
		heads().run().block();
		String key = new QueueKeys(this.id).tickets();
		this.redis.setrange(key, 9L * TicketIdCodec.WIDTH, TicketIdCodec.encode(SampleOnsales.id())).block();
		arrive(10);
		this.clock.advance(Duration.ofSeconds(10));
		PublishHeads heads = heads();
		heads.run().block();
		heads.run().block();
		assertThat(this.table.largest(this.id).block().size()).isEqualTo(10);
		assertThat(this.meters.counter("waiting.room.log.contradictions").count()).isOne();
	}

	@Test
	void tickets_that_redis_lost_are_said_to_be_lost_and_not_made_up() {
		arrive(400);
		this.redis.del(new QueueKeys(this.id).tickets()).block();
		StepVerifier.create(this.log.inclusion(this.room.onsale(), 3, 400)).expectError(ArrivalsLost.class).verify(TIMEOUT);
		this.redis.setrange(new QueueKeys(this.id).tickets(), 399L * TicketIdCodec.WIDTH, TicketIdCodec.encode(SampleOnsales.id())).block();
		StepVerifier.create(this.log.root(this.room.onsale(), 400)).expectError(ArrivalsLost.class).verify(TIMEOUT);
	}

	private PublishHeads heads() {
		return new PublishHeads(this.table, this.log, new PublicSigner(KEY), this.room.board(), this.clock,
				Duration.ofSeconds(10), this.meters);
	}

	private void arrive(int visitors) {
		StringBuilder tickets = new StringBuilder();
		for (int i = 0; i < visitors; i++) {
			UUID ticket = SampleOnsales.id();
			tickets.append(TicketIdCodec.encode(ticket));
			this.leaves.add(TicketLeaf.data(ticket, this.leaves.size()));
		}
		this.redis.append(new QueueKeys(this.id).tickets(), tickets.toString()).block();
		this.room.joined(this.leaves.size());
	}

}
