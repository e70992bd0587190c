package io.onrush.checkout.order;

import io.onrush.checkout.saga.OpenSaga;

import reactor.core.publisher.Mono;

/** What a command decides, first outside of its transaction and then inside. */
sealed interface Decision {

	/** The end of a transaction's work. */
	sealed interface Effect {
	}

	/** Refused; nothing was or will be changed. */
	record Refuse(CommandOutcome outcome) implements Decision, Effect {
	}

	/** Go on with this work in the transaction. */
	record Proceed(Mono<Effect> effect) implements Decision {
	}

	/** Done; the answer to store, and the saga to start after the commit. */
	record Accept(StoredAnswer answer, OpenSaga saga) implements Effect {
	}

}
