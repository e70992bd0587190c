package io.onrush.checkout.order;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a search; also its JSON.
 *
 * @param orders the newest first
 * @param next the cursor of the next page; null where there is none
 */
public record OrderPage(List<FoundOrder> orders, @Nullable String next) {
}
