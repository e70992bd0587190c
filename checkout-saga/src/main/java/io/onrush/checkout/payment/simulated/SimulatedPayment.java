package io.onrush.checkout.payment.simulated;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/** A payment in the simulated provider's books, and the JSON of its answers. Amounts in minor units. */
record SimulatedPayment(String key, String status, @Nullable String code, long authorized, long captured, long refunded,
		String currency) {

	/** 402 for a declined payment; 409 when the payment is in another state than the call asked for. */
	HttpStatus answerTo(String wanted) {
		if (this.status.equals("declined")) {
			return HttpStatus.PAYMENT_REQUIRED;
		}
		return this.status.equals(wanted) ? HttpStatus.OK : HttpStatus.CONFLICT;
	}

}
