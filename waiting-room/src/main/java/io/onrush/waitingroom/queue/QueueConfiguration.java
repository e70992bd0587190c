package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Clock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.RoleMeters;
import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.access.CodesAtTheDoor;
import io.onrush.waitingroom.beacon.DrawBeacon;
import io.onrush.waitingroom.challenge.Challenges;
import io.onrush.waitingroom.challenge.ClientNetworks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** Wires the queue. */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

	@Bean
	OnsaleTable waitingRoomOnsaleTable(DatabaseClient database, WaitingRoomProperties properties) {
		return new OnsaleTable(database, properties.remoteTimeout());
	}

	@Bean
	OnsaleBoard onsaleBoard(OnsaleTable table, ProgressSource progress, Clock clock) {
		return new OnsaleBoard(table, progress, clock);
	}

	@Bean
	Onsales onsales(OnsaleTable table, OnsaleBoard board, Clock clock, IdGenerator ids, SecureRandom random) {
		return new Onsales(table, board, clock, ids, random);
	}

	@Bean
	QueueTickets queueTickets(WaitingRoomProperties properties, Clock clock) {
		return new QueueTickets(properties.tokenKeyBytes(), clock);
	}

	@Bean
	JoinQueue joinQueue(RedisClusterReactiveCommands<String, String> redis, WaitingRoomProperties properties,
			ObjectProvider<JoinGate> gates, Challenges challenges, ClientNetworks networks, CodesAtTheDoor codes, Clock clock,
			IdGenerator ids, RoleMeters meters) {
		return new JoinQueue(new JoinScript(redis, properties.remoteTimeout()), gates.getIfAvailable(() -> JoinGate.SHUT), challenges, networks, codes, clock, ids,
				meters.registry());
	}

	@Bean
	DoorReadings doorReadings(RedisClusterReactiveCommands<String, String> redis, Clock clock, WaitingRoomProperties properties) {
		return new DoorReadings(redis, clock, properties.remoteTimeout());
	}

	@Bean
	FrozenQueues frozenQueues(DatabaseClient database, WaitingRoomProperties properties) {
		return new FrozenQueues(database, properties.remoteTimeout());
	}

	@Bean
	RunDraw runDraw(OnsaleTable table, FrozenQueues frozen, DrawBeacon beacon, OnsaleBoard board,
			RedisClusterReactiveCommands<String, String> redis, WaitingRoomProperties properties, Clock clock,
			RoleMeters meters) {
		return new RunDraw(table, frozen, beacon, board, redis, clock, properties.remoteTimeout(), meters.registry());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
	PeriodicWorker onsaleBoardWorker(OnsaleBoard board, WaitingRoomProperties properties, Clock clock,
			RoleMeters meters) {
		OnsaleMeters onsales = new OnsaleMeters(meters.registry(), board, clock);
		return new PeriodicWorker("onsale board refresh", properties.refresh(),
				() -> board.refresh().doOnSuccess(done -> onsales.update()));
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
	PeriodicWorker drawWorker(RunDraw draw, WaitingRoomProperties properties) {
		return new PeriodicWorker("draw", properties.tick(), draw::runDue);
	}

}
