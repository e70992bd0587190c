package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.TicketIdCodec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The places that admins took back, as this node knows them, so that a ticket is checked without a remote call. Onsales whose tickets are shown here are
 * followed. A node that has not heard of one yet says where the place would stand, for a tick or while Redis is silent; a pass it does not give, because
 * that is decided in Redis.
 */
public final class RevokedPlaces {

	private static final Duration FOLLOWED = Duration.ofMinutes(10);

	private static final int AT_ONCE = 8;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Clock clock;

	private final Duration timeout;

	private final Map<UUID, Followed> followed = new ConcurrentHashMap<>();

	RevokedPlaces(RedisClusterReactiveCommands<String, String> redis, Clock clock, Duration timeout) {
		this.redis = redis;
		this.clock = clock;
		this.timeout = timeout;
	}

	public boolean contains(UUID onsaleId, UUID ticketId) {
		Followed onsale = this.followed.computeIfAbsent(onsaleId, id -> new Followed());
		onsale.askedAt = this.clock.instant();
		return onsale.tickets.contains(ticketId);
	}

	/** Here at once; the other nodes read it. */
	void revoked(UUID onsaleId, UUID ticketId) {
		this.followed.computeIfAbsent(onsaleId, id -> new Followed()).tickets.add(ticketId);
	}

	/** Reads what is new of every onsale that is followed. One failure stops no other. */
	Mono<Void> read() {
		return Flux.defer(() -> Flux.fromIterable(Map.copyOf(this.followed).entrySet()))
			.flatMapDelayError(entry -> read(entry.getKey(), entry.getValue()), AT_ONCE, 1)
			.then();
	}

	/** A list that got shorter is another one: Redis has lost the first. What was read stays known. */
	private Mono<Void> read(UUID onsaleId, Followed onsale) {
		if (onsale.askedAt.plus(FOLLOWED).isBefore(this.clock.instant())) {
			this.followed.remove(onsaleId);
			return Mono.empty();
		}
		String key = new QueueKeys(onsaleId).revoked();
		return this.redis.llen(key)
			.timeout(this.timeout)
			.doOnNext(length -> onsale.seen = Math.min(onsale.seen, length))
			.filter(length -> length > onsale.seen)
			.flatMap(length -> this.redis.lrange(key, onsale.seen, length - 1).collectList().timeout(this.timeout))
			.doOnNext(page -> {
				page.forEach(ticket -> onsale.tickets.add(TicketIdCodec.decode(ticket)));
				onsale.seen += page.size();
			})
			.then();
	}

	/** Its fields change on one thread at a time. */
	private static final class Followed {

		private final Set<UUID> tickets = ConcurrentHashMap.newKeySet();

		private volatile Instant askedAt = Instant.MAX.minus(FOLLOWED);

		private volatile long seen;

	}

}
