package io.onrush.checkout.order;

import java.util.UUID;

import io.onrush.checkout.Money;

import org.jspecify.annotations.Nullable;

/**
 * A payment at the provider as the organiser sees it; also its JSON.
 *
 * @param orderId the order that the key names; null where it names none
 * @param eventId of that order; null where there is no such order, and so {@code orderStatus}
 * @param status the provider's: authorized, captured, voided, refunded or declined
 */
public record FoundPayment(String key, @Nullable UUID orderId, @Nullable UUID eventId, @Nullable OrderStatus orderStatus,
		String status, Money captured, Money refunded) {
}
