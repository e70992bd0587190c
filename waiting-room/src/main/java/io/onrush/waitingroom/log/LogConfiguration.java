package io.onrush.waitingroom.log;

import java.time.Clock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.RoleMeters;
import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.queue.OnsaleBoard;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires the log of arrivals, where the waiting room serves. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
@EnableConfigurationProperties(LogProperties.class)
public class LogConfiguration {

	@Bean
	PublicSigner publicSigner(WaitingRoomProperties properties) {
		return new PublicSigner(properties.tokenKeyBytes());
	}

	@Bean
	Receipts receipts(PublicSigner signer, Clock clock) {
		return new Receipts(signer, clock);
	}

	@Bean
	LogReadings logReadings(DatabaseClient database, RedisClusterReactiveCommands<String, String> redis,
			WaitingRoomProperties properties) {
		return new LogReadings(new HeadTable(database, properties.remoteTimeout()),
				new ArrivalLog(redis, properties.remoteTimeout()));
	}

	@Bean
	PeriodicWorker headWorker(LogReadings readings, PublicSigner signer, OnsaleBoard board, WaitingRoomProperties properties,
			LogProperties log, Clock clock, RoleMeters meters) {
		PublishHeads heads = new PublishHeads(readings.heads(), readings.log(), signer, board, clock, log.headEvery(),
				meters.registry());
		return new PeriodicWorker("log heads", properties.refresh(), heads::run);
	}

}
