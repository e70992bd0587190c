package io.onrush.waitingroom.registration;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A visitor who registered for an onsale.
 *
 * @param address null once there is no mail left to send
 * @param remindedAt null before the reminder
 */
record Registration(UUID onsaleId, UUID visitorId, @Nullable String address, String language, Instant registeredAt,
		@Nullable Instant remindedAt) {

	/** Names nobody: addresses stay out of logs. */
	@Override
	public String toString() {
		return "Registration[" + this.onsaleId + ", " + this.visitorId + "]";
	}

}
