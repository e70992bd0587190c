package io.onrush.waitingroom.admission.control;

import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * How the sale behind the queue fares; the application knows. Both are empty, or fail, where that cannot be told at the moment:
 * then the rate stays as it is, and visitors are promised nothing new.
 */
public interface SaleSignals {

	/** Of a room that knows nothing of what it lets people to. */
	SaleSignals NONE = new SaleSignals() {

		@Override
		public Mono<Pulse> pulse(UUID eventId) {
			return Mono.empty();
		}

		@Override
		public Mono<SaleStock> stock(UUID eventId) {
			return Mono.empty();
		}

	};

	/** What the sale has done so far, in all processes; asked for once in an interval of the controller. */
	Mono<Pulse> pulse(UUID eventId);

	/** What is left to sell; asked for about once a second, so it should be cheap. */
	Mono<SaleStock> stock(UUID eventId);

}
