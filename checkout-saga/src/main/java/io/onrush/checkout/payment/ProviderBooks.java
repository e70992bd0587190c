package io.onrush.checkout.payment;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * What the payment provider has on its books: its truth and not ours, so that money can be found that no order accounts
 * for. Not every provider can list its payments; then the answer is an error, never an empty list.
 */
public interface ProviderBooks {

	/** Up to {@code limit} payments whose keys come after {@code key} (empty: from the first), in the order of their keys. */
	Mono<List<BookedPayment>> after(String key, int limit);

}
