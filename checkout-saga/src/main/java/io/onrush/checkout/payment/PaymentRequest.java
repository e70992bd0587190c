package io.onrush.checkout.payment;

import java.util.UUID;

import io.onrush.checkout.Money;

/** What to reserve and from whom. The token is a secret: it is not part of the text form. */
public record PaymentRequest(String key, UUID orderId, Money money, String paymentToken) {

	@Override
	public String toString() {
		return "PaymentRequest[key=" + this.key + ", orderId=" + this.orderId + ", money=" + this.money + "]";
	}

}
