package io.onrush.checkout.order;

/** The ids that a failed order's {@code reason} can have, beside {@code checkout-fault}. Immutable. */
final class FailureReason {

	static final String PAYMENT_DECLINED = "payment-declined";

	static final String PAYMENT_TIMEOUT = "payment-timeout";

	static final String SEATS_LOST = "seats-lost";

	static final String HOLD_EXPIRED = "hold-expired";

	private FailureReason() {
	}

}
