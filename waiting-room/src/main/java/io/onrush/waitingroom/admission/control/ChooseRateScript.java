package io.onrush.waitingroom.admission.control;

import java.time.Duration;
import java.util.List;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import reactor.core.publisher.Mono;

/** {@code choose_rate.lua}: one decision an interval, of whichever node comes first. */
final class ChooseRateScript {

	static final String REDIS_CLOCK = "";

	private final LuaScript script;

	private final Duration interval;

	private final int mostPoints;

	ChooseRateScript(RedisClusterReactiveCommands<String, String> redis, Duration interval, int mostPoints, Duration timeout) {
		this.script = new LuaScript("admission/choose_rate", redis, timeout);
		this.interval = interval;
		this.mostPoints = mostPoints;
	}

	/** @param now milliseconds, or empty for the Redis clock */
	Mono<Look> look(Onsale onsale, String now) {
		return run(onsale, now, "", "", "", "", "", "");
	}

	/**
	 * Whether this decision was taken; not where another node was first.
	 *
	 * @param step that was looked at
	 * @param memory for the next decision, JSON
	 * @param point for the history, JSON
	 */
	Mono<Boolean> take(Onsale onsale, long step, Decision decision, String memory, String point, String now) {
		return run(onsale, now, Long.toString(step), Integer.toString(decision.ratePerMinute()),
				Integer.toString(onsale.admissionsPerMinute()), decision.soldOut() ? "1" : "0", memory, point)
			.map(Look::due);
	}

	private Mono<Look> run(Onsale onsale, String now, String step, String rate, String base, String soldOut, String memory, String point) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.script
			.run(List.of(keys.control(), keys.history()),
					List.of(now, Long.toString(this.interval.toMillis()), step, Long.toString(onsale.version()), rate, base, soldOut,
							memory, point, Integer.toString(this.mostPoints), Long.toString(onsale.keysExpireAt().toEpochMilli())))
			.map(reply -> new Look(reply.number(0) == 1, reply.number(1), reply.text(2)));
	}

	/**
	 * @param due whether a decision is due; of a decision: whether it was taken
	 * @param memory JSON; empty where none was taken so far
	 */
	record Look(boolean due, long step, String memory) {
	}

}
