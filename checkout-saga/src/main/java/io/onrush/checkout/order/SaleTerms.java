package io.onrush.checkout.order;

import java.time.Instant;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** The event's terms of sale. The application implements it. */
public interface SaleTerms {

	/** The first moment at which an order confirmed at {@code confirmedAt} can no longer be cancelled by its buyer. */
	Mono<Instant> cancellableUntil(UUID eventId, Instant confirmedAt);

}
