package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.queue.JoinScript.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class JoinScriptTest {

	private static final String NOW = Long.toString(OPENS.toEpochMilli());

	private final RedisClusterReactiveCommands<String, String> redis;

	private final JoinScript script;

	private final Onsale onsale = SampleOnsales.onsale(60, 10);

	private final QueueKeys keys = new QueueKeys(this.onsale.id());

	JoinScriptTest(RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
		this.script = new JoinScript(redis, Duration.ofSeconds(10));
	}

	@Test
	void places_are_numbered_in_order_of_arrival() {
		assertThat(join("ann").index()).isZero();
		assertThat(join("bob").index()).isEqualTo(1);
		assertThat(join("cid").index()).isEqualTo(2);
	}

	@Test
	void a_visitor_who_joins_again_has_the_same_place() {
		Place first = join("ann");
		join("bob");
		assertThat(join("ann")).isEqualTo(first);
	}

	@Test
	void a_hundred_joins_of_one_visitor_at_once_give_one_place() {
		assertThat(Flux.range(0, 100).flatMap(i -> joining("ann"), 100).distinct().collectList().block())
			.singleElement()
			.extracting(Place::index)
			.isEqualTo(0L);
	}

	@Test
	void five_hundred_visitors_at_once_get_every_index_exactly_once() {
		List<Place> places = Flux.range(0, 500).flatMap(i -> joining("visitor-" + i), 500).collectList().block();
		assertThat(places).extracting(Place::index)
			.containsExactlyInAnyOrderElementsOf(LongStream.range(0, 500).boxed().toList());
		assertThat(places).extracting(Place::ticketId).doesNotHaveDuplicates();
	}

	@Test
	void a_place_whose_pass_was_left_or_ran_out_is_replaced_by_one_at_the_end() {
		join("ann");
		join("bob");
		this.redis.hset(this.keys.passes(), "0", "left").block();
		this.redis.hset(this.keys.passes(), "1", "some-pass:" + (OPENS.toEpochMilli())).block();
		assertThat(join("ann").index()).isEqualTo(2);
		assertThat(join("bob").index()).isEqualTo(3);
		assertThat(join("ann").index()).as("and that one is kept").isEqualTo(2);
	}

	@Test
	void a_place_whose_pass_lives_is_kept() {
		Place place = join("ann");
		this.redis.hset(this.keys.passes(), "0", "some-pass:" + (OPENS.toEpochMilli() + 1)).block();
		assertThat(join("ann")).isEqualTo(place);
	}

	@Test
	void an_index_of_the_draw_is_never_given_again_whatever_redis_lost() {
		Onsale drawn = SampleOnsales.drawn(60, 10, 5);
		Place place = this.script.join(drawn, "ann", SampleOnsales.id(), NOW).block();
		assertThat(place.index()).isEqualTo(5);
		assertThat(this.script.join(drawn, "ann", SampleOnsales.id(), NOW).block()).isEqualTo(place);
	}

	@Test
	void a_replayed_join_changes_nothing() {
		java.util.UUID ticket = SampleOnsales.id();
		Place first = this.script.join(this.onsale, "ann", ticket, NOW).block();
		assertThat(this.script.join(this.onsale, "ann", ticket, NOW).block()).isEqualTo(first);
		assertThat(this.redis.strlen(this.keys.tickets()).block()).isEqualTo(TicketIdCodec.WIDTH);
	}

	@Test
	void the_keys_go_a_week_after_the_close() {
		join("ann");
		long week = this.onsale.closesAt().plus(Duration.ofDays(7)).toEpochMilli();
		assertThat(this.redis.pexpiretime(this.keys.visitors()).block()).isEqualTo(week);
		assertThat(this.redis.pexpiretime(this.keys.tickets()).block()).isEqualTo(week);
	}

	@Test
	void freezing_counts_the_places_once() {
		FreezeScript freeze = new FreezeScript(this.redis, Duration.ofSeconds(10));
		join("ann");
		join("bob");
		assertThat(freeze.freeze(this.onsale).block()).isEqualTo(2);
		join("cid");
		assertThat(freeze.freeze(this.onsale).block()).as("later places are behind the draw").isEqualTo(2);
	}

	@Test
	void nobody_joined_so_nobody_is_frozen() {
		assertThat(new FreezeScript(this.redis, Duration.ofSeconds(10)).freeze(this.onsale).block()).isZero();
	}

	private Place join(String visitor) {
		return joining(visitor).block();
	}

	private reactor.core.publisher.Mono<Place> joining(String visitor) {
		return this.script.join(this.onsale, visitor, SampleOnsales.id(), NOW);
	}

}
