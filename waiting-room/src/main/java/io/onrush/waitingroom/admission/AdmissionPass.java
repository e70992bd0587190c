package io.onrush.waitingroom.admission;

import java.time.Instant;
import java.util.UUID;

/** The right of one visitor to buy at one event until it expires or is left. */
public record AdmissionPass(UUID passId, UUID onsaleId, UUID eventId, String visitor, long index, Instant expiresAt) {
}
