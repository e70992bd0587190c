package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.util.List;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.LuaScript;
import io.onrush.waitingroom.queue.QueueKeys;
import reactor.core.publisher.Mono;

/** {@code leave.lua}: frees the slot of a pass and spends its place. */
final class LeaveScript {

	private final LuaScript script;

	LeaveScript(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.script = new LuaScript("admission/leave", redis, timeout);
	}

	Mono<Void> leave(AdmissionPass pass) {
		QueueKeys keys = new QueueKeys(pass.onsaleId());
		return this.script
			.run(List.of(keys.active(), keys.passes(), keys.givenBack()),
					List.of(Long.toString(pass.index()), pass.passId().toString(),
							Long.toString(pass.expiresAt().toEpochMilli())))
			.then();
	}

}
