package io.onrush.checkout.order;

/** One seat of an order; the price in minor units of the order's currency. */
record OrderLine(String seatId, int ordinal, String category, long amount) {
}
