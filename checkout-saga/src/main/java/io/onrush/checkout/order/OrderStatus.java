package io.onrush.checkout.order;

/** PENDING becomes CONFIRMED or FAILED; CONFIRMED may become CANCELLED. */
public enum OrderStatus {

	PENDING, CONFIRMED, FAILED, CANCELLED

}
