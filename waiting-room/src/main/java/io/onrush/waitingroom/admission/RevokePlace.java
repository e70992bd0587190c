package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.TicketIdCodec;
import reactor.core.publisher.Mono;

/**
 * Takes a place back for good. Its ticket and its pass are refused from then on, here at once and on other nodes with their next reading; its visitor joins
 * no more. What was held stays held until its time is over, what was bought stays bought. Like the place, this is in Redis.
 */
public final class RevokePlace {

	/** Tickets that are looked through in one call. */
	private static final int PAGE = 10_000;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final LuaScript script;

	private final RevokedPlaces revoked;

	private final Duration timeout;

	RevokePlace(RedisClusterReactiveCommands<String, String> redis, RevokedPlaces revoked, Duration timeout) {
		this.redis = redis;
		this.script = new LuaScript("admission/revoke_place", redis, timeout);
		this.revoked = revoked;
		this.timeout = timeout;
	}

	/** The ticket of the place that was taken, also where it was taken before; empty where the visitor has none. */
	public Mono<UUID> ofVisitor(Onsale onsale, String visitor) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.redis.hget(keys.visitors(), visitor)
			.timeout(this.timeout)
			.map(Long::parseLong)
			.flatMap(index -> page(keys, index, index + 1).filter(ticket -> !ticket.isEmpty())
				.flatMap(ticket -> revoke(onsale, index, ticket)));
	}

	/** Empty where there is no such ticket. Looks through all of them: 22 bytes each. */
	public Mono<UUID> ofTicket(Onsale onsale, UUID ticketId) {
		return find(new QueueKeys(onsale.id()), TicketIdCodec.encode(ticketId), 0)
			.flatMap(index -> revoke(onsale, index, TicketIdCodec.encode(ticketId)));
	}

	private Mono<UUID> revoke(Onsale onsale, long index, String ticket) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.script
			.run(List.of(keys.active(), keys.passes(), keys.givenBack(), keys.tickets(), keys.revoked()),
					List.of(Long.toString(index), ticket, Long.toString(onsale.keysExpireAt().toEpochMilli())))
			.filter(reply -> reply.number(0) >= 0)
			.map(reply -> TicketIdCodec.decode(ticket))
			.doOnNext(taken -> this.revoked.revoked(onsale.id(), taken));
	}

	private Mono<Long> find(QueueKeys keys, String ticket, long from) {
		return page(keys, from, from + PAGE).flatMap(page -> {
			int index = indexIn(page, ticket);
			if (index >= 0) {
				return Mono.just(from + index);
			}
			return (page.length() < PAGE * TicketIdCodec.WIDTH) ? Mono.empty() : find(keys, ticket, from + PAGE);
		});
	}

	private static int indexIn(String page, String ticket) {
		for (int at = 0; at + TicketIdCodec.WIDTH <= page.length(); at += TicketIdCodec.WIDTH) {
			if (page.startsWith(ticket, at)) {
				return at / TicketIdCodec.WIDTH;
			}
		}
		return -1;
	}

	private Mono<String> page(QueueKeys keys, long from, long to) {
		return this.redis.getrange(keys.tickets(), from * TicketIdCodec.WIDTH, to * TicketIdCodec.WIDTH - 1)
			.timeout(this.timeout);
	}

}
