package io.onrush.waitingroom.access;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Codes that were made or imported together, and have the same terms.
 *
 * @param uses places that each opens at the most
 * @param expiresAt null for never
 * @param revokedAt null while they open something
 * @param lane whose places they open; null for the general one
 * @param codes how many there are that were not revoked
 */
public record CodeBatch(UUID batchId, UUID onsaleId, String name, int uses, @Nullable Instant expiresAt,
		@Nullable Instant revokedAt, Instant createdAt, @Nullable String lane, long codes) {

	CodeBatch of(long codes) {
		return new CodeBatch(this.batchId, this.onsaleId, this.name, this.uses, this.expiresAt, this.revokedAt, this.createdAt, this.lane, codes);
	}

}
