package io.onrush.checkout.order;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for; null leaves a condition out. The text is an address and so personal: it is not part of the
 * text form.
 *
 * @param text an order id, a hold id or a seat id, or the beginning of an e-mail address, whatever its case
 * @param before only older ones than this
 * @param limit the most orders of a page, at least 1
 */
public record OrderFilter(@Nullable UUID eventId, @Nullable OrderStatus status, @Nullable String text,
		@Nullable OrderCursor before, int limit) {

	@Override
	public String toString() {
		return "OrderFilter[eventId=" + this.eventId + ", status=" + this.status + ", limit=" + this.limit + "]";
	}

}
