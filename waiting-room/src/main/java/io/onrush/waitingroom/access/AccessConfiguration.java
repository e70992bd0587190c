package io.onrush.waitingroom.access;

import java.security.SecureRandom;
import java.time.Clock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.WaitingRoomProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** Wires access codes. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

	@Bean
	AccessCodeTable waitingRoomAccessCodeTable(DatabaseClient database, WaitingRoomProperties properties) {
		return new AccessCodeTable(database, properties.remoteTimeout());
	}

	@Bean
	CodesAtTheDoor codesAtTheDoor(AccessCodeTable table, Clock clock) {
		return new CodesAtTheDoor(table, clock);
	}

	@Bean
	AccessCodes onsaleAccessCodes(AccessCodeTable table, RedisClusterReactiveCommands<String, String> redis, Clock clock,
			IdGenerator ids, SecureRandom random, WaitingRoomProperties properties) {
		return new AccessCodes(table, redis, clock, ids, random, properties.remoteTimeout());
	}

}
