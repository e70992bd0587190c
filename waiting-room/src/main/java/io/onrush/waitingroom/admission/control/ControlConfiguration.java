package io.onrush.waitingroom.admission.control;

import java.time.Clock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.RoleMeters;
import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.queue.OnsaleBoard;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the control of the rate. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ControlProperties.class)
public class ControlConfiguration {

	private static final int LOOKS_AN_INTERVAL = 5;

	@Bean
	RateHistory rateHistory(RedisClusterReactiveCommands<String, String> redis, JsonMapper mapper, WaitingRoomProperties properties) {
		return new RateHistory(redis, mapper, properties.remoteTimeout());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
	PeriodicWorker rateWorker(OnsaleBoard board, ObjectProvider<SaleSignals> signals,
			RedisClusterReactiveCommands<String, String> redis, JsonMapper mapper, Clock clock, WaitingRoomProperties properties,
			ControlProperties control, RoleMeters meters) {
		ChooseRateScript script = new ChooseRateScript(redis, control.interval(), control.history(), properties.remoteTimeout());
		ControlRate rate = new ControlRate(board, signals.getIfAvailable(() -> SaleSignals.NONE), script, mapper, clock,
				properties.remoteTimeout(), new ControlMeters(meters.registry()));
		return new PeriodicWorker("control of the rate", control.interval().dividedBy(LOOKS_AN_INTERVAL), rate::run);
	}

}
