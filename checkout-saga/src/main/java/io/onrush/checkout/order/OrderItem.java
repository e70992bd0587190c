package io.onrush.checkout.order;

/** Units of one item of an order; the price of one in minor units of the order's currency. */
record OrderItem(String sku, String name, int quantity, long amount) {

	long total() {
		return Math.multiplyExact(this.amount, this.quantity);
	}

}
