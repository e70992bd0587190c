package io.onrush.waitingroom.admission.control;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.queue.QueueKeys;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Which rates were chosen, and why. One call to Redis; nothing is found of an onsale whose queue has not opened. */
public final class RateHistory {

	private final RedisClusterReactiveCommands<String, String> redis;

	private final JsonMapper json;

	private final Duration timeout;

	RateHistory(RedisClusterReactiveCommands<String, String> redis, JsonMapper json, Duration timeout) {
		this.redis = redis;
		this.json = json;
		this.timeout = timeout;
	}

	/** The last decisions, the oldest first. Read off the event loops: reading a kind of JSON for the first time may park a thread. */
	public Mono<List<RatePoint>> last(UUID onsaleId, int most) {
		return this.redis.lrange(new QueueKeys(onsaleId).history(), -most, -1)
			.collectList()
			.timeout(this.timeout)
			.publishOn(Schedulers.boundedElastic())
			.map(points -> points.stream().map(point -> this.json.readValue(point, RatePoint.class)).toList());
	}

	/** The last one; empty where there was none. */
	public Mono<RatePoint> last(UUID onsaleId) {
		return last(onsaleId, 1).flatMap(points -> Mono.justOrEmpty(points.stream().findFirst()));
	}

}
