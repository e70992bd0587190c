package io.onrush.checkout.payment;

import java.util.UUID;

import io.onrush.checkout.Money;

import org.jspecify.annotations.Nullable;

/** The payment of an order in our books. The token is gone once the provider has decided. */
record Payment(UUID orderId, String key, PaymentState state, @Nullable String token, Money money) {

	PaymentRequest request() {
		return new PaymentRequest(this.key, this.orderId, this.money, (this.token != null) ? this.token : "");
	}

	@Override
	public String toString() {
		return "Payment[orderId=" + this.orderId + ", state=" + this.state + ", money=" + this.money + "]";
	}

}
