package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.List;

import io.onrush.waitingroom.beacon.Beacon;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to replay a draw that was made. Everything here is public. Byte values are lower-case hex.
 *
 * @param entrants how many places were drawn; later places keep their order of arrival
 * @param beacon the public randomness that was mixed in, null when there was none
 * @param origin where the beacon comes from, null when there was none
 * @param beaconMissing why there is none though one was announced, else null
 * @param laneSizes how many places of each lane were drawn, the general one last; empty where there are no lanes
 */
public record DrawRecord(long entrants, String serverSeed, String merkleRoot, @Nullable String beacon, String seed,
		Instant drawnAt, @Nullable BeaconOrigin origin, @Nullable String beaconMissing,
		List<Long> laneSizes) {

	public DrawRecord(long entrants, String serverSeed, String merkleRoot, @Nullable String beacon, String seed,
			Instant drawnAt) {
		this(entrants, serverSeed, merkleRoot, beacon, seed, drawnAt, null, null, List.of());
	}

	/**
	 * @param signature the beacon is its SHA-256
	 * @param signatureChecked whether this server has checked it against the public key of the source
	 */
	public record BeaconOrigin(Beacon.Source source, long round, String signature, boolean signatureChecked) {
	}

}
