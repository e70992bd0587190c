package io.onrush.engine.admin;

/**
 * What has been sold of an event, as the order events tell it.
 *
 * @param seatsSold seats and units sold and not cancelled
 * @param revenue in minor units of the event's currency, refunds subtracted
 */
record Sales(long ordersConfirmed, long ordersFailed, long ordersCancelled, long seatsSold, long revenue) {

    static final Sales NONE = new Sales(0, 0, 0, 0, 0);
}
