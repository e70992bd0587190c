package io.onrush.checkout.order;

import java.net.URI;
import java.time.Duration;

import io.onrush.checkout.CheckoutProblem;

import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Writes the outcomes of commands as HTTP. */
final class CommandAnswers {

	private CommandAnswers() {
	}

	static Mono<ServerResponse> answer(CommandOutcome outcome) {
		return accepted(outcome).flatMap(CommandAnswers::written);
	}

	/** The answer to give; fails with the problem of a refusal. */
	static Mono<StoredAnswer> accepted(CommandOutcome outcome) {
		return switch (outcome) {
			case CommandOutcome.Answered answered -> Mono.just(answered.answer());
			case CommandOutcome.KeyReused reused -> Mono.error(CheckoutProblem.IDEMPOTENCY_KEY_REUSED
				.because("This Idempotency-Key was used with another request. Use a new key for a new request."));
			case CommandOutcome.KeyInFlight running -> Mono.error(CheckoutProblem.IDEMPOTENCY_KEY_IN_FLIGHT.because(
					"Repeat the request with the same key after the time in Retry-After to get its answer.", Duration.ofSeconds(1)));
			case CommandOutcome.HoldNotFound gone -> Mono.error(CheckoutProblem.HOLD_NOT_FOUND
				.because("No hold has this id. Hold seats again and order with the new holdId."));
			case CommandOutcome.HoldNotYours other -> Mono.error(CheckoutProblem.HOLD_NOT_YOURS
				.because("Order with a hold that was placed with your own visitor token."));
			case CommandOutcome.HoldExpired expired -> Mono.error(CheckoutProblem.HOLD_EXPIRED
				.because("The time of this hold is over. Hold seats again and order with the new holdId."));
			case CommandOutcome.HoldAlreadyOrdered ordered -> Mono.error(alreadyOrdered(ordered));
			case CommandOutcome.InventoryUnavailable late -> Mono.error(CheckoutProblem.CHECKOUT_UNAVAILABLE.because(
					"Nothing was ordered. Repeat the request with the same Idempotency-Key after the time in Retry-After.", Duration.ofSeconds(2)));
			case CommandOutcome.OrderNotFound unknown -> Mono.error(orderNotFound());
			case CommandOutcome.OrderNotConfirmed not -> Mono.error(CheckoutProblem.ORDER_NOT_CONFIRMED
				.because("The order is " + not.status() + ". Only a CONFIRMED order can be cancelled."));
			case CommandOutcome.AlreadyCancelled already -> Mono.error(CheckoutProblem.ORDER_ALREADY_CANCELLED
				.because("The cancellation was accepted under another key. Read the order to follow it."));
			case CommandOutcome.CancellationClosed closed -> Mono.error(CheckoutProblem.CANCELLATION_CLOSED
				.because("The order could be cancelled until " + closed.since() + ". Ask the organiser for a refund."));
		};
	}

	static ErrorResponseException orderNotFound() {
		return CheckoutProblem.ORDER_NOT_FOUND
			.because("You have no order with this id. Check the id, and that the visitor token is the one that ordered.");
	}

	private static Mono<ServerResponse> written(StoredAnswer answer) {
		return ServerResponse.status(answer.status())
			.location(URI.create("/api/v1/orders/" + answer.orderId()))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(answer.body());
	}

	private static ErrorResponseException alreadyOrdered(CommandOutcome.HoldAlreadyOrdered ordered) {
		if (ordered.orderId() == null) {
			return CheckoutProblem.HOLD_ALREADY_ORDERED.because("A hold can be ordered once. Hold other seats.");
		}
		ErrorResponseException problem = CheckoutProblem.HOLD_ALREADY_ORDERED
			.because("A hold can be ordered once. Read the order that orderId names.");
		return CheckoutProblem.with(problem, "orderId", ordered.orderId());
	}

}
