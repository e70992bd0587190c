package io.onrush.waitingroom;

import java.lang.reflect.Proxy;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A Redis that takes every command and never answers. */
public final class SilentRedis {

	private SilentRedis() {
	}

	@SuppressWarnings("unchecked")
	public static RedisClusterReactiveCommands<String, String> commands() {
		return (RedisClusterReactiveCommands<String, String>) Proxy.newProxyInstance(SilentRedis.class.getClassLoader(),
				new Class<?>[] { RedisClusterReactiveCommands.class },
				(proxy, method, arguments) -> (method.getReturnType() == Flux.class) ? Flux.never() : Mono.never());
	}

}
