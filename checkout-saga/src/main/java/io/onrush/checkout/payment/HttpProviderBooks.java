package io.onrush.checkout.payment;

import java.time.Duration;
import java.util.List;

import io.onrush.checkout.Money;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of {@code simulated/SimulatedProvider} over HTTP. Whatever is not such a list is an error. */
final class HttpProviderBooks implements ProviderBooks {

	private final WebClient client;

	private final PaymentEndpoint endpoint;

	private final Duration timeout;

	HttpProviderBooks(WebClient client, PaymentEndpoint endpoint, Duration timeout) {
		this.client = client;
		this.endpoint = endpoint;
		this.timeout = timeout;
	}

	@Override
	public Mono<List<BookedPayment>> after(String key, int limit) {
		return Mono.defer(() -> this.client.get()
			.uri(UriComponentsBuilder.fromUri(this.endpoint.base())
				.path("/payments")
				.queryParam("after", "{after}")
				.queryParam("limit", limit)
				.encode()
				.buildAndExpand(key)
				.toUri())
			.retrieve()
			.bodyToMono(ProviderPage.class))
			.timeout(this.timeout)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The provider answered without a list of payments")))
			.map(page -> page.payments().stream().map(ProviderPayment::booked).toList());
	}

	record ProviderPage(List<ProviderPayment> payments) {
	}

	/** A payment as the provider writes it. */
	record ProviderPayment(String key, String status, long captured, long refunded, String currency) {

		BookedPayment booked() {
			return new BookedPayment(this.key, this.status, new Money(this.captured, this.currency),
					new Money(this.refunded, this.currency));
		}

	}

}
