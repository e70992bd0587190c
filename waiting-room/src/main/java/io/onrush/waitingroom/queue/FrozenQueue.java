package io.onrush.waitingroom.queue;

import java.time.Instant;

/**
 * A list of entrants that nobody can join any more, waiting for the public randomness of its draw.
 *
 * @param beaconRound the round it waits for, which was emitted after {@code frozenAt}
 */
public record FrozenQueue(long entrants, byte[] merkleRoot, Instant frozenAt, long beaconRound) {
}
