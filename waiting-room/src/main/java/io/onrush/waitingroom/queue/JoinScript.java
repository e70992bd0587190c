package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import reactor.core.publisher.Mono;

/** {@code join_queue.lua}: one place per visitor. */
final class JoinScript {

	private final LuaScript script;

	JoinScript(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.script = new LuaScript("queue/join_queue", redis, timeout);
	}

	/**
	 * @param newTicket the id a new place gets
	 * @param now milliseconds, or empty for the Redis clock
	 */
	Mono<Place> join(Onsale onsale, String visitor, UUID newTicket, String now) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.script
			.run(List.of(keys.visitors(), keys.tickets(), keys.passes()),
					List.of(visitor, TicketIdCodec.encode(newTicket), Long.toString(onsale.entrants()), now,
							Long.toString(onsale.keysExpireAt().toEpochMilli())))
			.map(reply -> new Place(reply.number(0), TicketIdCodec.decode(reply.text(1)), reply.fields().size() > 2));
	}

	/** @param revoked whether an admin took the place back */
	record Place(long index, UUID ticketId, boolean revoked) {
	}

}
