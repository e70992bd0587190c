package io.onrush.waitingroom.admission;

import java.time.Clock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.RoleMeters;
import io.onrush.waitingroom.Traces;
import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.queue.OnsaleBoard;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.IdGenerator;

/** Wires admission. */
@Configuration(proxyBeanMethods = false)
public class AdmissionConfiguration {

	@Bean
	AdvanceWatermark advanceWatermark(RedisClusterReactiveCommands<String, String> redis,
			WaitingRoomProperties properties, Clock clock) {
		return new AdvanceWatermark(redis, properties.showUp(), properties.remoteTimeout(), clock);
	}

	@Bean
	PassTokens passTokens(WaitingRoomProperties properties, Clock clock) {
		return new PassTokens(properties.tokenKeyBytes(), clock);
	}

	@Bean
	GivenBackPasses givenBackPasses(RedisClusterReactiveCommands<String, String> redis, Clock clock,
			WaitingRoomProperties properties) {
		return new GivenBackPasses(redis, clock, properties.remoteTimeout());
	}

	@Bean
	RevokedPlaces revokedPlaces(RedisClusterReactiveCommands<String, String> redis, Clock clock,
			WaitingRoomProperties properties) {
		return new RevokedPlaces(redis, clock, properties.remoteTimeout());
	}

	@Bean
	RevokePlace revokePlace(RedisClusterReactiveCommands<String, String> redis, RevokedPlaces revokedPlaces,
			WaitingRoomProperties properties) {
		return new RevokePlace(redis, revokedPlaces, properties.remoteTimeout());
	}

	/** Wherever passes and tickets are checked, whether the queue is served there or not. */
	@Bean
	PeriodicWorker givenBackPassesWorker(GivenBackPasses givenBackPasses, RevokedPlaces revokedPlaces,
			WaitingRoomProperties properties) {
		return new PeriodicWorker("reading passes and places that were taken back", properties.tick(),
				() -> givenBackPasses.read().then(revokedPlaces.read()));
	}

	@Bean
	AdmissionPasses admissionPasses(PassTokens tokens, GivenBackPasses givenBackPasses,
			RedisClusterReactiveCommands<String, String> redis, Clock clock, WaitingRoomProperties properties) {
		return new AdmissionPasses(tokens, givenBackPasses, redis, clock, properties.remoteTimeout());
	}

	@Bean
	ExchangeTicket exchangeTicket(RedisClusterReactiveCommands<String, String> redis, PassTokens tokens, ClientNetworks networks,
			Clock clock, IdGenerator ids, WaitingRoomProperties properties, RoleMeters meters, Traces waitingRoomTraces) {
		return new ExchangeTicket(new IssueScript(redis, properties.remoteTimeout()), tokens, networks, clock, ids,
				new PassMeters(meters.registry()), waitingRoomTraces);
	}

	@Bean
	LeaveSale leaveSale(RedisClusterReactiveCommands<String, String> redis, PassTokens tokens,
			GivenBackPasses givenBackPasses, WaitingRoomProperties properties) {
		return new LeaveSale(new LeaveScript(redis, properties.remoteTimeout()), tokens, givenBackPasses);
	}

	@Bean
	QueueStatuses queueStatuses(OnsaleBoard board, Clock clock) {
		return new QueueStatuses(board, clock);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
	PeriodicWorker admissionWorker(OnsaleBoard board, AdvanceWatermark watermark, Clock clock,
			WaitingRoomProperties properties, RoleMeters meters) {
		AdmissionMeters ticks = new AdmissionMeters(meters.registry());
		return new PeriodicWorker("admission", properties.tick(),
				new AdmissionTicker(board, watermark, clock, ticks)::tick);
	}

}
