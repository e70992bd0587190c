package io.onrush.checkout.order;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of the provider's payments; also its JSON.
 *
 * @param payments by key
 * @param next after which key the next page begins; null where there is none
 */
public record PaymentPage(List<FoundPayment> payments, @Nullable String next) {
}
