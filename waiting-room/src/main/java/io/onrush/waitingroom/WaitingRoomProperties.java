package io.onrush.waitingroom;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the waiting room.
 *
 * @param serve follows from `onrush.roles` and is not set by hand
 * @param tokenKey secret from which the keys of tickets and passes are derived; the same in all processes [32 bytes or more]
 * @param refresh pause between two readings of the onsales from PostgreSQL: how late a pause or a new rate is in force
 * elsewhere [above 0]
 * @param tick pause between two advances of admission, and between two status frames [above 0]
 * @param showUp how long a called visitor's slot is kept before the turn goes to the next [longer than `tick`]
 * @param heartbeat silence after which a status stream carries a comment [above 0]
 * @param maxStreamAge age at which a status stream ends, for the client to reconnect [longer than `heartbeat`]
 * @param maxWatchers status streams of one process [1 or more]
 * @param remoteTimeout for one call to Redis or PostgreSQL; then the call is refused [above 0]
 */
@ConfigurationProperties("onrush.waiting-room")
public record WaitingRoomProperties(@DefaultValue("true") boolean serve, @Nullable String tokenKey,
		@DefaultValue("500ms") Duration refresh, @DefaultValue("200ms") Duration tick,
		@DefaultValue("30s") Duration showUp, @DefaultValue("15s") Duration heartbeat,
		@DefaultValue("15m") Duration maxStreamAge, @DefaultValue("20000") int maxWatchers,
		@DefaultValue("2s") Duration remoteTimeout) {

	private static final int MIN_KEY_BYTES = 32;

	public WaitingRoomProperties {
		require(tokenKey != null && tokenKey.getBytes(StandardCharsets.UTF_8).length >= MIN_KEY_BYTES, "token-key",
				"must be a secret of at least 32 bytes; create one with `openssl rand -base64 48`");
		requirePositive(refresh, "refresh");
		requirePositive(tick, "tick");
		requirePositive(heartbeat, "heartbeat");
		requirePositive(remoteTimeout, "remote-timeout");
		require(showUp.compareTo(tick) > 0, "show-up", "must be longer than onrush.waiting-room.tick (" + tick + ")");
		require(maxStreamAge.compareTo(heartbeat) > 0, "max-stream-age",
				"must be longer than onrush.waiting-room.heartbeat (" + heartbeat + ")");
		require(maxWatchers > 0, "max-watchers", "must be 1 or more");
	}

	/** The secret, which the constructor has checked to be there. */
	public byte[] tokenKeyBytes() {
		return String.valueOf(this.tokenKey).getBytes(StandardCharsets.UTF_8);
	}

	/** Names no secret. */
	@Override
	public String toString() {
		return "WaitingRoomProperties[serve=%s, refresh=%s, tick=%s, showUp=%s, heartbeat=%s, maxStreamAge=%s, maxWatchers=%d, remoteTimeout=%s]"
			.formatted(this.serve, this.refresh, this.tick, this.showUp, this.heartbeat, this.maxStreamAge,
					this.maxWatchers, this.remoteTimeout);
	}

	private static void requirePositive(Duration setting, String name) {
		require(setting.isPositive(), name, "must be longer than zero");
	}

	private static void require(boolean holds, String name, String fix) {
		if (!holds) {
			throw new IllegalArgumentException("onrush.waiting-room." + name + " " + fix);
		}
	}

}
