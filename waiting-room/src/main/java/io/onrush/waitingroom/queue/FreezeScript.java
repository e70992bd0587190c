package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import reactor.core.publisher.Mono;

/** {@code freeze_entrants.lua}: the number of places in the draw, the same on every call. */
final class FreezeScript {

	private final LuaScript script;

	FreezeScript(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.script = new LuaScript("queue/freeze_entrants", redis, timeout);
	}

	Mono<Long> freeze(Onsale onsale) {
		QueueKeys keys = new QueueKeys(onsale.id());
		return this.script
			.run(List.of(keys.tickets(), keys.entrants()), List.of(Long.toString(onsale.keysExpireAt().toEpochMilli())))
			.map(reply -> reply.number(0));
	}

}
