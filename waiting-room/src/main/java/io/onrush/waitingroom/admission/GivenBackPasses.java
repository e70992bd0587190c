package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.queue.QueueKeys;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The passes that were given back, as this node knows them, so that a pass is checked without a remote call. Onsales whose passes are
 * shown here are followed: what is new in their lists is read again and again. Where a list was not read a moment ago nothing is
 * known, and Redis has to be asked.
 */
final class GivenBackPasses {

	/** How late a pass that was given back on another node is refused here at the most. */
	static final Duration FRESH = Duration.ofSeconds(2);

	private static final Duration FOLLOWED = Duration.ofMinutes(10);

	private static final int PAGE = 5_000;

	private static final int AT_ONCE = 8;

	/** What this node can say of a pass. */
	enum Answer {

		ALIVE, GIVEN_BACK, UNKNOWN

	}

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Clock clock;

	private final Duration timeout;

	private final Map<UUID, Followed> followed = new ConcurrentHashMap<>();

	GivenBackPasses(RedisClusterReactiveCommands<String, String> redis, Clock clock, Duration timeout) {
		this.redis = redis;
		this.clock = clock;
		this.timeout = timeout;
	}

	/** Of a genuine pass that has not run out. */
	Answer ask(AdmissionPass pass) {
		return ask(pass.onsaleId(), pass.passId());
	}

	Answer ask(UUID onsaleId, UUID passId) {
		Instant now = this.clock.instant();
		Followed onsale = this.followed.computeIfAbsent(onsaleId, id -> new Followed());
		onsale.askedAt = now;
		if (onsale.passes.containsKey(passId)) {
			return Answer.GIVEN_BACK;
		}
		return onsale.readAt.plus(FRESH).isAfter(now) ? Answer.ALIVE : Answer.UNKNOWN;
	}

	/** Here at once; the other nodes read it. */
	void gaveBack(AdmissionPass pass) {
		Followed onsale = this.followed.get(pass.onsaleId());
		if (onsale != null) {
			onsale.passes.put(pass.passId(), pass.expiresAt());
		}
	}

	/** Reads what is new of every onsale that is followed. One failure stops no other. */
	Mono<Void> read() {
		return Flux.defer(() -> Flux.fromIterable(Map.copyOf(this.followed).entrySet()))
			.flatMapDelayError(entry -> read(entry.getKey(), entry.getValue()), AT_ONCE, 1)
			.then();
	}

	private Mono<Void> read(UUID onsaleId, Followed onsale) {
		Instant now = this.clock.instant();
		if (onsale.askedAt.plus(FOLLOWED).isBefore(now)) {
			this.followed.remove(onsaleId);
			return Mono.empty();
		}
		onsale.passes.values().removeIf(expiry -> !expiry.isAfter(now));
		String key = new QueueKeys(onsaleId).givenBack();
		return this.redis.llen(key)
			.timeout(this.timeout)
			.flatMap(length -> rest(key, onsale, length))
			.doOnSuccess(all -> onsale.readAt = now);
	}

	/** A list that is shorter than what was read of it is another one: Redis has lost the first. */
	private Mono<Void> rest(String key, Followed onsale, long length) {
		onsale.seen = (onsale.seen > length) ? 0 : onsale.seen;
		if (onsale.seen >= length) {
			return Mono.empty();
		}
		return this.redis.lrange(key, onsale.seen, onsale.seen + PAGE - 1)
			.collectList()
			.timeout(this.timeout)
			.flatMap(page -> {
				page.forEach(onsale::add);
				onsale.seen += page.size();
				return page.isEmpty() ? Mono.empty() : rest(key, onsale, length);
			});
	}

	/** Its fields change on one thread at a time; readers may see the time of a reading a little later than its passes, never earlier. */
	private static final class Followed {

		private final Map<UUID, Instant> passes = new ConcurrentHashMap<>();

		private volatile Instant readAt = Instant.MIN;

		private volatile Instant askedAt = Instant.MIN;

		private volatile long seen;

		private void add(String entry) {
			int colon = entry.indexOf(':');
			this.passes.put(UUID.fromString(entry.substring(0, colon)),
					Instant.ofEpochMilli(Long.parseLong(entry.substring(colon + 1))));
		}

	}

}
