package io.onrush.waitingroom.admission;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The right of one visitor to buy at one event until it expires or is left.
 *
 * @param trace the {@code traceparent} of the visitor's journey, where it is traced
 */
public record AdmissionPass(UUID passId, UUID onsaleId, UUID eventId, String visitor, long index, Instant expiresAt,
		@Nullable String trace) {

	public AdmissionPass(UUID passId, UUID onsaleId, UUID eventId, String visitor, long index, Instant expiresAt) {
		this(passId, onsaleId, eventId, visitor, index, expiresAt, null);
	}

}
