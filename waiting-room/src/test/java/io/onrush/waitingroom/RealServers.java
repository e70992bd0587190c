package io.onrush.waitingroom;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.r2dbc.core.DatabaseClient;

/** Hands a test the shared PostgreSQL and Redis. Tests keep apart by using onsales of their own. */
public final class RealServers implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		Class<?> type = parameter.getParameter().getType();
		return type == DatabaseClient.class || type == RedisClusterReactiveCommands.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		return (parameter.getParameter().getType() == DatabaseClient.class) ? Servers.database() : Servers.redis();
	}

}
