package io.onrush.checkout.order;

/**
 * The orders of an event by status, its valid tickets, and the revenue of its confirmed orders in minor units of the
 * event's currency.
 */
public record OrderTotals(long pending, long confirmed, long failed, long cancelled, long seatsSold, long revenue) {
}
