package io.onrush.waitingroom.log;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log of arrivals.
 *
 * @param headEvery least time between two signed heads of one log, besides the one of the drawn list [above 0]
 */
@ConfigurationProperties("onrush.waiting-room.log")
public record LogProperties(@DefaultValue("10s") Duration headEvery) {

	public LogProperties {
		if (!headEvery.isPositive()) {
			throw new IllegalArgumentException("onrush.waiting-room.log.head-every must be longer than zero");
		}
	}

}
