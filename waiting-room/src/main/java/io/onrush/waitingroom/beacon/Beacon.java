package io.onrush.waitingroom.beacon;

import java.time.Instant;

import reactor.core.publisher.Mono;

/**
 * A source of public randomness that emits numbered values at known times. Which value a draw takes is said before the
 * queue closes; the value itself exists only afterwards.
 */
public interface Beacon {

	/** What anybody needs to find the values and to check them. */
	Source source();

	/** The first round that is emitted at this time or later. */
	long firstRoundAt(Instant time);

	Instant emittedAt(long round);

	/**
	 * The value of a round, checked as far as this process can. Fails with {@link BeaconUnavailable} when it cannot be had
	 * now; asking again later may help.
	 */
	Mono<BeaconValue> read(long round);

	/**
	 * @param name {@code drand}
	 * @param chain identity of the chain of values, lower-case hex
	 * @param publicKey lower-case hex
	 */
	record Source(String name, String chain, String publicKey) {
	}

}
