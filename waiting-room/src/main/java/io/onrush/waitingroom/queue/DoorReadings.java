package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.challenge.Difficulty;
import reactor.core.publisher.Mono;

/** How many arrive at a door, as the join script has counted them. Redis is asked once a second by each node, whoever asks. */
public final class DoorReadings {

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Clock clock;

	private final Duration timeout;

	private final Cache<UUID, Mono<Reading>> looks = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(1))
		.maximumSize(10_000)
		.build();

	DoorReadings(RedisClusterReactiveCommands<String, String> redis, Clock clock, Duration timeout) {
		this.redis = redis;
		this.clock = clock;
		this.timeout = timeout;
	}

	/** Arrivals a minute. Of a door that never asks for work nothing is counted: 0. */
	public Mono<Double> arrivalsPerMinute(Onsale onsale) {
		if (!onsale.door().asksForWork()) {
			return Mono.just(0.0);
		}
		return this.looks.get(onsale.id(), this::read)
			.doOnError(fault -> this.looks.invalidate(onsale.id()))
			.map(reading -> Difficulty.faded(reading.pressure(), this.clock.millis() - reading.at()));
	}

	private Mono<Reading> read(UUID onsale) {
		return this.redis.hmget(new QueueKeys(onsale).door(), "pressure", "at")
			.map(value -> Double.parseDouble(((KeyValue<String, String>) value).getValueOrElse("0")))
			.collectList()
			.map(values -> new Reading(values.get(0), values.get(1).longValue()))
			.timeout(this.timeout)
			.cache();
	}

	private record Reading(double pressure, long at) {
	}

}
