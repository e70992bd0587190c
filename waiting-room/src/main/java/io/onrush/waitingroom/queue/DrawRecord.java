package io.onrush.waitingroom.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * All that is needed to replay a draw that was made. Everything here is public. Byte values are lower-case hex.
 *
 * @param entrants how many places were drawn; later places keep their order of arrival
 * @param beacon the public randomness that was mixed in, null when there was none
 */
public record DrawRecord(long entrants, String serverSeed, String merkleRoot, @Nullable String beacon, String seed,
		Instant drawnAt) {
}
