package io.onrush.waitingroom.challenge;

import java.time.Clock;

import io.onrush.waitingroom.WaitingRoomProperties;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what a place costs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorProperties.class)
public class ChallengeConfiguration {

	@Bean
	Challenges challenges(WaitingRoomProperties room, DoorProperties door, Clock clock, JsonMapper mapper) {
		return new Challenges(room.tokenKeyBytes(), clock, door.challengeLife(), mapper);
	}

	@Bean
	ClientNetworks clientNetworks(WaitingRoomProperties room, DoorProperties door) {
		return new ClientNetworks(door, room.tokenKeyBytes());
	}

}
