package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.waitingroom.beacon.BeaconUnavailable;
import io.onrush.waitingroom.beacon.BeaconValue;
import io.onrush.waitingroom.beacon.DrawBeacon;
import reactor.core.publisher.Mono;

/**
 * Gets the public randomness of a frozen queue: empty until its round is there, and then the value, or, where the policy says
 * so and the time for it has come, the reason why there is none.
 */
final class AwaitBeacon {

	private final DrawBeacon beacon;

	private final Clock clock;

	/** When a queue's round was asked for last, so that the servers are not asked with every tick. */
	private final Cache<UUID, Instant> asked = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(1_000).build();

	AwaitBeacon(DrawBeacon beacon, Clock clock) {
		this.beacon = beacon;
		this.clock = clock;
	}

	Mono<Randomness> of(UUID onsale, FrozenQueue queue) {
		Instant now = this.clock.instant();
		if (now.isBefore(this.beacon.emittedAt(queue.beaconRound())) || !mayAsk(onsale, now)) {
			return Mono.empty();
		}
		return this.beacon.read(queue.beaconRound())
			.<Randomness>map(value -> new Randomness.Drawn(origin(value), HexFormat.of().parseHex(value.randomness())))
			.onErrorResume(BeaconUnavailable.class, missing -> this.beacon.fallsBack(queue.beaconRound(), now)
					? Mono.just(new Randomness.Missing("Round %d of %s could not be had: %s".formatted(queue.beaconRound(),
							this.beacon.source().name(), missing.getMessage())))
					: Mono.error(missing));
	}

	private boolean mayAsk(UUID onsale, Instant now) {
		Instant last = this.asked.getIfPresent(onsale);
		boolean due = last == null || !now.isBefore(last.plus(this.beacon.retry()));
		if (due) {
			this.asked.put(onsale, now);
		}
		return due;
	}

	private DrawRecord.BeaconOrigin origin(BeaconValue value) {
		return new DrawRecord.BeaconOrigin(this.beacon.source(), value.round(), value.signature(),
				value.signatureChecked());
	}

	/** What goes into a draw beside the list. */
	sealed interface Randomness {

		/** No beacon is configured: the operator is trusted, and the record says so. */
		record None() implements Randomness {
		}

		record Drawn(DrawRecord.BeaconOrigin origin, byte[] bytes) implements Randomness {
		}

		/** One was announced and could not be had; the announced policy was to draw without it. */
		record Missing(String why) implements Randomness {
		}

	}

}
