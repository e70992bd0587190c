package io.onrush.waitingroom.site;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rooms in front of other sites.
 *
 * @param publicUrl where visitors' browsers reach Onrush, such as `https://queue.example`; without it no such room is scheduled
 * @param blindAfter how long after Redis was last heard of a room it cannot be told whose turn it is; then `onOutage` of the
 * room decides [above 0]
 * @param handover how long a visitor's way back to the site may take [above 0]
 */
@ConfigurationProperties("onrush.waiting-room.site")
public record SiteProperties(@Nullable URI publicUrl, @DefaultValue("5s") Duration blindAfter,
		@DefaultValue("1m") Duration handover) {

	public SiteProperties {
		require(publicUrl == null || publicUrl.getHost() != null, "public-url", "must be like https://queue.example");
		require(blindAfter.isPositive(), "blind-after", "must be longer than zero");
		require(handover.isPositive(), "handover", "must be longer than zero");
	}

	private static void require(boolean holds, String name, String fix) {
		if (!holds) {
			throw new IllegalArgumentException("onrush.waiting-room.site." + name + " " + fix);
		}
	}

}
