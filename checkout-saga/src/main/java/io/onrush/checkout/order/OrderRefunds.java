package io.onrush.checkout.order;

import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Gives the money back at the organiser's word: the same saga as a buyer's cancellation, without the window in which a buyer
 * may ask for it. An order is cancelled once, whoever asks.
 * <p>
 * Refusals are {@link org.springframework.web.ErrorResponseException}s: {@code order-not-found}, {@code order-not-confirmed},
 * {@code order-already-cancelled}, {@code idempotency-key-reused}, {@code idempotency-key-in-flight}.
 */
public final class OrderRefunds {

	private final CancelOrder cancelOrder;

	OrderRefunds(CancelOrder cancelOrder) {
		this.cancelOrder = cancelOrder;
	}

	/**
	 * Runs on a subscription of its own: a caller who goes away changes nothing.
	 * @param actor who asks; keys of different actors are different keys
	 * @param key the Idempotency-Key, 1 to 255 visible ASCII characters
	 * @return the JSON to answer, {@code {orderId, status}}; the same again for the same key
	 */
	public Mono<String> refund(String actor, String key, UUID orderId) {
		return this.cancelOrder.refund(actor, key, orderId).flatMap(CommandAnswers::accepted).map(StoredAnswer::body);
	}

}
