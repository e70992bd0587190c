package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.TicketIdCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class RevokePlaceTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Desk desk = new Desk(60_000, 10);

	private final RedisClusterReactiveCommands<String, String> redis;

	private final RevokedPlaces here;

	private final RevokedPlaces elsewhere;

	private final RevokePlace revoke;

	RevokePlaceTest(RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
		this.here = new RevokedPlaces(redis, Clock.systemUTC(), TIMEOUT);
		this.elsewhere = new RevokedPlaces(redis, Clock.systemUTC(), TIMEOUT);
		this.revoke = new RevokePlace(redis, this.here, TIMEOUT);
	}

	@Test
	void a_pass_ends_and_its_slot_is_free() {
		this.desk.joined(2).tick();
		AdmissionPass pass = this.desk.pass(0);
		assertThat(revokeTicket(0)).isNotNull();

		assertThat(this.desk.ask(0)).isEqualTo(new IssueScript.Result.Revoked());
		assertThat(this.redis.zscore(keys().active(), pass.passId().toString()).block()).isNull();
		assertThat(this.redis.lrange(keys().givenBack(), 0, -1).collectList().block())
			.containsExactly(pass.passId() + ":" + pass.expiresAt().toEpochMilli());
		assertThat(this.desk.tick().active()).isZero();
	}

	@Test
	void giving_the_pass_back_afterwards_gives_no_new_place() {
		this.desk.joined(1).tick();
		AdmissionPass pass = this.desk.pass(0);
		revokeTicket(0);
		this.desk.leave(pass);
		assertThat(this.redis.hget(keys().passes(), "0").block()).isEqualTo("revoked");
	}

	@Test
	void a_place_that_was_not_called_is_never_given_a_pass() {
		this.desk.joined(1);
		revokeTicket(0);
		this.desk.tick();
		assertThat(this.desk.ask(0)).isEqualTo(new IssueScript.Result.Revoked());
	}

	@Test
	void again_changes_nothing() {
		this.desk.joined(1).tick();
		this.desk.pass(0);
		assertThat(revokeTicket(0)).isEqualTo(revokeTicket(0));
		assertThat(this.redis.llen(keys().revoked()).block()).isEqualTo(1);
		assertThat(this.redis.llen(keys().givenBack()).block()).isEqualTo(1);
	}

	@Test
	void this_node_knows_at_once_and_others_with_their_next_reading() {
		this.desk.joined(3);
		UUID onsale = this.desk.onsale().id();
		UUID ticket = this.desk.ticket(1).ticketId();
		assertThat(this.elsewhere.contains(onsale, ticket)).isFalse();
		revokeTicket(1);
		assertThat(this.here.contains(onsale, ticket)).isTrue();
		this.elsewhere.read().block();
		assertThat(this.elsewhere.contains(onsale, ticket)).isTrue();
		assertThat(this.elsewhere.contains(onsale, this.desk.ticket(0).ticketId())).isFalse();
		revokeTicket(2);
		this.elsewhere.read().block();
		assertThat(this.elsewhere.contains(onsale, this.desk.ticket(2).ticketId())).isTrue();
	}

	@Test
	void a_visitor_without_a_place_and_a_ticket_that_nobody_has_are_nothing() {
		this.desk.joined(1);
		assertThat(this.revoke.ofVisitor(this.desk.onsale(), "nobody").block()).isNull();
		assertThat(this.revoke.ofTicket(this.desk.onsale(), SampleOnsales.id()).block()).isNull();
	}

	@Test
	void a_ticket_is_found_among_many() {
		int many = 25_000;
		List<UUID> tickets = Stream.generate(SampleOnsales::id).limit(many).toList();
		this.redis.set(keys().tickets(), String.join("", tickets.stream().map(TicketIdCodec::encode).toList())).block();
		for (int index : new int[] { 0, 9_999, 10_000, many - 1 }) {
			assertThat(this.revoke.ofTicket(this.desk.onsale(), tickets.get(index)).block()).isEqualTo(tickets.get(index));
			assertThat(this.redis.hget(keys().passes(), Integer.toString(index)).block()).isEqualTo("revoked");
		}
	}

	@Test
	void the_keys_go_a_week_after_the_close() {
		this.desk.joined(1);
		revokeTicket(0);
		assertThat(this.redis.pexpiretime(keys().revoked()).block()).isEqualTo(this.desk.onsale().keysExpireAt().toEpochMilli());
	}

	private UUID revokeTicket(int position) {
		return this.revoke.ofTicket(this.desk.onsale(), this.desk.ticket(position).ticketId()).block();
	}

	private QueueKeys keys() {
		return this.desk.keys();
	}

}
