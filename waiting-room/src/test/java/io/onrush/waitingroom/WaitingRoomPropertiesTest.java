package io.onrush.waitingroom;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaitingRoomPropertiesTest {

	private static final String KEY = "0123456789abcdef0123456789abcdef";

	@Test
	void needs_nothing_but_a_key() {
		WaitingRoomProperties properties = bind(Map.of("onrush.waiting-room.token-key", KEY));
		assertThat(properties).isEqualTo(new WaitingRoomProperties(true, KEY, Duration.ofMillis(500),
				Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofMinutes(15), 20_000,
				Duration.ofSeconds(2)));
	}

	@Test
	void tells_nobody_the_key() {
		assertThat(bind(Map.of("onrush.waiting-room.token-key", KEY)).toString()).doesNotContain(KEY);
	}

	@ParameterizedTest
	@CsvSource({ "token-key, too-short", "refresh, 0s", "tick, -1s", "heartbeat, 0s", "remote-timeout, 0s",
			"show-up, 200ms", "max-stream-age, 15s", "max-watchers, 0" })
	void names_the_property_that_is_wrong(String property, String value) {
		Map<String, String> settings = new java.util.HashMap<>(Map.of("onrush.waiting-room.token-key", KEY));
		settings.put("onrush.waiting-room." + property, value);
		assertThatThrownBy(() -> bind(settings)).rootCause()
			.hasMessageStartingWith("onrush.waiting-room." + property + " must be ");
	}

	@Test
	void refuses_to_start_without_a_key() {
		assertThatThrownBy(() -> bind(Map.of("onrush.waiting-room.serve", "true"))).rootCause()
			.hasMessageStartingWith("onrush.waiting-room.token-key");
	}

	private static WaitingRoomProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings))
			.bind("onrush.waiting-room", WaitingRoomProperties.class)
			.get();
	}

}
