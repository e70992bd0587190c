package io.onrush.checkout.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An order as the organiser sees it; also its JSON: the buyer's view and whose it is. */
public record FoundOrder(@JsonUnwrapped OrderJson order, String visitorId) {

	@Override
	public String toString() {
		return "FoundOrder[" + this.order.orderId() + "]";
	}

}
