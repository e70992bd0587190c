package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.List;

/**
 * A list of entrants that nobody can join any more, waiting for the public randomness of its draw.
 *
 * @param beaconRound the round it waits for, which was emitted after {@code frozenAt}
 * @param laneSizes how many of each lane there are, the general one last; empty where there are no lanes
 */
public record FrozenQueue(long entrants, byte[] merkleRoot, Instant frozenAt, long beaconRound, List<Long> laneSizes) {
}
