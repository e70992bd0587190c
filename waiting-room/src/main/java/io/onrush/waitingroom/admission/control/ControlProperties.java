package io.onrush.waitingroom.admission.control;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the rate of admission is decided about. The limits are terms of each onsale.
 *
 * @param interval between two decisions about the rate of an onsale, in all processes together; stock is looked at five times as
 * often [above 0]
 * @param history decisions that are kept for the dashboard [1 or more]
 */
@ConfigurationProperties("onrush.waiting-room.control")
public record ControlProperties(@DefaultValue("5s") Duration interval, @DefaultValue("720") int history) {

	public ControlProperties {
		require(interval.isPositive(), "interval must be longer than zero");
		require(history > 0, "history must be 1 or more");
	}

	private static void require(boolean holds, String rule) {
		if (!holds) {
			throw new IllegalArgumentException("onrush.waiting-room.control." + rule);
		}
	}

}
