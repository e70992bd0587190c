package io.onrush.checkout.payment;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import io.onrush.checkout.Money;
import io.onrush.checkout.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The provider protocol of {@code simulated/SimulatedProvider} over HTTP. A body with a {@code status} is the provider's
 * truth whatever the status code says; 404 is "not known"; everything else, and no answer in time, is unknown.
 */
final class HttpPaymentGateway implements PaymentGateway {

	private final WebClient client;

	private final PaymentEndpoint endpoint;

	private final Duration timeout;

	private final Traces traces;

	HttpPaymentGateway(WebClient client, PaymentEndpoint endpoint, Duration timeout) {
		this(client, endpoint, timeout, Traces.off());
	}

	HttpPaymentGateway(WebClient client, PaymentEndpoint endpoint, Duration timeout, Traces traces) {
		this.traces = traces;
		this.client = client;
		this.endpoint = endpoint;
		this.timeout = timeout;
	}

	@Override
	public Mono<PaymentAnswer> authorize(PaymentRequest request) {
		return ask(HttpMethod.PUT, request.key(), "",
				Map.of("amount", request.money().amount(), "currency", request.money().currency(), "token",
						request.paymentToken(), "reference", request.orderId()));
	}

	@Override
	public Mono<PaymentAnswer> capture(String key) {
		return ask(HttpMethod.POST, key, "/capture", Map.of());
	}

	@Override
	public Mono<PaymentAnswer> voidPayment(String key) {
		return ask(HttpMethod.POST, key, "/void", Map.of());
	}

	@Override
	public Mono<PaymentAnswer> refund(String key, Money money) {
		return ask(HttpMethod.POST, key, "/refund", Map.of("amount", money.amount(), "currency", money.currency()));
	}

	@Override
	public Mono<PaymentAnswer> find(String key) {
		return ask(HttpMethod.GET, key, "", null);
	}

	private Mono<PaymentAnswer> ask(HttpMethod method, String key, String action, @Nullable Map<String, Object> body) {
		return Mono.deferContextual(context -> {
			Span span = this.traces.part("payment " + method + action, SpanKind.CLIENT, context.getOrDefault(Traces.PARENT, null));
			span.setAttribute("http.request.method", method.name());
			return request(method, key, action, body).doOnNext(answer -> describe(span, answer)).doFinally(end -> span.end());
		});
	}

	private static void describe(Span span, PaymentAnswer answer) {
		span.setAttribute("onrush.payment.answer", answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
		if (answer instanceof PaymentAnswer.Unknown) {
			span.setStatus(StatusCode.ERROR);
		}
	}

	private Mono<PaymentAnswer> request(HttpMethod method, String key, String action, @Nullable Map<String, Object> body) {
		return Mono.defer(() -> {
			WebClient.RequestBodySpec request = this.client.method(method).uri(uri(key, action));
			return ((body != null) ? request.bodyValue(body) : request).exchangeToMono(this::answer);
		})
			.timeout(this.timeout)
			.onErrorResume(fault -> Mono.just(new PaymentAnswer.Unknown(fault.getClass().getSimpleName())));
	}

	private URI uri(String key, String action) {
		return URI.create(this.endpoint.base() + "/payments/" + key + action);
	}

	private Mono<PaymentAnswer> answer(ClientResponse response) {
		HttpStatusCode status = response.statusCode();
		if (status.value() == 404) {
			return response.releaseBody().thenReturn(new PaymentAnswer.NotFound());
		}
		if (status.is2xxSuccessful() || status.value() == 402 || status.value() == 409) {
			return response.bodyToMono(ProviderPayment.class).map(ProviderPayment::answer);
		}
		return response.releaseBody().thenReturn(new PaymentAnswer.Unknown("http " + status.value()));
	}

	/** A payment as the provider writes it. */
	record ProviderPayment(@Nullable String status, @Nullable String code) {

		PaymentAnswer answer() {
			return switch (this.status) {
				case "authorized" -> new PaymentAnswer.Authorized();
				case "captured" -> new PaymentAnswer.Captured();
				case "voided" -> new PaymentAnswer.Voided();
				case "refunded" -> new PaymentAnswer.Refunded();
				case "declined" -> new PaymentAnswer.Declined((this.code != null) ? this.code : "declined");
				case null, default -> new PaymentAnswer.Unknown("status " + this.status);
			};
		}

	}

}
