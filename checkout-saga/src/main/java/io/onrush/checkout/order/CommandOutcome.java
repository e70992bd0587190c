package io.onrush.checkout.order;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What became of a request to place or to cancel an order. Everything but {@link Answered} changed nothing. */
sealed interface CommandOutcome {

	/** Accepted now, or earlier under the same key. */
	record Answered(StoredAnswer answer) implements CommandOutcome {
	}

	record KeyReused() implements CommandOutcome {
	}

	record KeyInFlight() implements CommandOutcome {
	}

	record HoldNotFound() implements CommandOutcome {
	}

	record HoldNotYours() implements CommandOutcome {
	}

	record HoldExpired() implements CommandOutcome {
	}

	/** The order is given only if it is the visitor's own. */
	record HoldAlreadyOrdered(@Nullable UUID orderId) implements CommandOutcome {
	}

	record InventoryUnavailable() implements CommandOutcome {
	}

	record OrderNotFound() implements CommandOutcome {
	}

	record OrderNotConfirmed(OrderStatus status) implements CommandOutcome {
	}

	record AlreadyCancelled() implements CommandOutcome {
	}

	record CancellationClosed(Instant since) implements CommandOutcome {
	}

}
