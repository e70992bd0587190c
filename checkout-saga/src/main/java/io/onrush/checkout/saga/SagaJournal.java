package io.onrush.checkout.saga;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The durable state of sagas. Whatever is not in the journal did not happen: a process that dies is replaced by any other
 * that reads it. Each call is one statement.
 */
interface SagaJournal {

	/** Adds a saga that is leased to the caller; empty when the order already has one of that kind. */
	default Mono<Saga> open(String kind, UUID orderId) {
		return open(kind, orderId, null);
	}

	/** As {@link #open(String, UUID)}, as a part of this trace; without one, of that of the order's first saga. */
	Mono<Saga> open(String kind, UUID orderId, @Nullable String trace);

	/** Leases up to {@code limit} sagas that are due and that nobody owns. No saga is ever given to two callers. */
	Flux<Saga> takeDue(int limit);

	/** Records a move, fenced by the lease: empty, and no change, when the lease was lost; else the saga afterwards. */
	Mono<Saga> record(Move move);

	/** Gives up the lease without a change; the saga is due at once. */
	Mono<Void> release(Saga saga);

}
