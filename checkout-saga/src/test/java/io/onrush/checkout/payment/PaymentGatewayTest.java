package io.onrush.checkout.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import io.onrush.checkout.Money;
import io.onrush.checkout.TestDatabase;
import io.onrush.checkout.order.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;

/** The gateway's contract against the simulated provider over real HTTP, and against servers that misbehave. */
class PaymentGatewayTest {

	private static final Money PRICE = new Money(10000, "EUR");

	private final TestNodes nodes = new TestNodes();

	private final PaymentGateway gateway = this.nodes.bean(PaymentGateway.class);

	@BeforeEach
	void clean() {
		TestDatabase.clean();
	}

	@AfterEach
	void close() {
		this.nodes.close();
	}

	@Test
	void a_payment_goes_through_its_life_and_every_call_may_be_repeated() {
		twice(authorize("p-1", "tok_visa"), new PaymentAnswer.Authorized());
		twice(this.gateway.find("p-1"), new PaymentAnswer.Authorized());
		twice(this.gateway.capture("p-1"), new PaymentAnswer.Captured());
		twice(authorize("p-1", "tok_visa"), new PaymentAnswer.Captured());
		twice(this.gateway.voidPayment("p-1"), new PaymentAnswer.Captured());
		twice(this.gateway.refund("p-1", PRICE), new PaymentAnswer.Refunded());
		twice(this.gateway.capture("p-1"), new PaymentAnswer.Refunded());
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE authorized = 10000 AND captured = 10000 "
				+ "AND refunded = 10000"))
			.isEqualTo(1);
	}

	@Test
	void a_voided_payment_is_never_captured() {
		authorize("p-1", "tok_visa").block();
		twice(this.gateway.voidPayment("p-1"), new PaymentAnswer.Voided());
		twice(this.gateway.capture("p-1"), new PaymentAnswer.Voided());
		twice(this.gateway.refund("p-1", PRICE), new PaymentAnswer.Voided());
	}

	@Test
	void voiding_an_unknown_key_poisons_it() {
		twice(this.gateway.voidPayment("p-1"), new PaymentAnswer.Voided());
		for (String token : List.of("tok_visa", "tok_slow", "tok_lost_reply", "tok_timeout", "tok_declined")) {
			twice(authorize("p-1", token), new PaymentAnswer.Voided());
		}
	}

	@Test
	void an_unknown_key_is_not_found() {
		twice(this.gateway.find("p-1"), new PaymentAnswer.NotFound());
		twice(this.gateway.capture("p-1"), new PaymentAnswer.NotFound());
		twice(this.gateway.refund("p-1", PRICE), new PaymentAnswer.NotFound());
	}

	@Test
	void a_declined_payment_stays_declined() {
		twice(authorize("p-1", "tok_declined"), new PaymentAnswer.Declined("card_declined"));
		twice(authorize("p-1", "tok_visa"), new PaymentAnswer.Declined("card_declined"));
		twice(this.gateway.find("p-1"), new PaymentAnswer.Declined("card_declined"));
		twice(this.gateway.voidPayment("p-1"), new PaymentAnswer.Declined("card_declined"));
	}

	@Test
	void a_lost_reply_is_unknown_and_then_found() {
		assertThat(authorize("p-1", "tok_lost_reply").block()).isInstanceOf(PaymentAnswer.Unknown.class);
		twice(this.gateway.find("p-1"), new PaymentAnswer.Authorized());
		twice(authorize("p-1", "tok_lost_reply"), new PaymentAnswer.Authorized());
	}

	@Test
	void parallel_calls_with_one_key_reserve_once() {
		Flux.range(0, 20).flatMap(n -> authorize("p-1", "tok_visa"), 20).then().block();
		Flux.range(0, 20).flatMap(n -> this.gateway.capture("p-1"), 20).then().block();
		assertThat(TestDatabase.count("checkout.simulated_payments WHERE captured = 10000")).isEqualTo(1);
	}

	@Test
	void no_answer_in_time_is_unknown() {
		PaymentAnswer answer = withServer((request, response) -> response.sendString(Mono.never()),
				"key", Duration.ofMillis(200));
		assertThat(answer).isInstanceOf(PaymentAnswer.Unknown.class);
	}

	@Test
	void a_server_error_and_nonsense_are_unknown() {
		assertThat(withServer((request, response) -> response.status(500).send(), "key", Duration.ofSeconds(5)))
			.isEqualTo(new PaymentAnswer.Unknown("http 500"));
		assertThat(withServer((request, response) -> response.header("Content-Type", "application/json")
			.sendString(Mono.just("{\"status\":\"pondering\"}")), "key", Duration.ofSeconds(5)))
			.isEqualTo(new PaymentAnswer.Unknown("status pondering"));
		assertThat(withServer((request, response) -> response.header("Content-Type", "application/json")
			.sendString(Mono.just("{\"sta")), "key", Duration.ofSeconds(5)))
			.isInstanceOf(PaymentAnswer.Unknown.class);
	}

	@Test
	void no_connection_is_unknown() {
		PaymentGateway nowhere = new HttpPaymentGateway(WebClient.create(), () -> URI.create("http://127.0.0.1:1"),
				Duration.ofSeconds(5));
		assertThat(nowhere.capture("p-1").block()).isInstanceOf(PaymentAnswer.Unknown.class);
	}

	@Test
	void the_provider_refuses_a_wrong_or_missing_key() {
		WebClient client = WebClient.create(this.nodes.url());
		for (String authorization : List.of("Bearer wrong", "", "Basic " + TestNodes.API_KEY)) {
			HttpStatusCode status = client.get()
				.uri("/simulated-provider/v1/payments/p-1")
				.header("Authorization", authorization)
				.exchangeToMono(response -> Mono.just(response.statusCode()))
				.block();
			assertThat(status.value()).isEqualTo(401);
		}
	}

	@Test
	void an_incomplete_request_is_refused_by_the_provider() {
		HttpStatusCode status = WebClient.create(this.nodes.url())
			.put()
			.uri("/simulated-provider/v1/payments/p-1")
			.header("Authorization", "Bearer " + TestNodes.API_KEY)
			.header("Content-Type", "application/json")
			.bodyValue("{\"amount\":-1}")
			.exchangeToMono(response -> Mono.just(response.statusCode()))
			.block();
		assertThat(status.value()).isEqualTo(400);
		assertThat(TestDatabase.count("checkout.simulated_payments")).isZero();
	}

	@Test
	void secrets_are_in_no_text_form() {
		assertThat(new PaymentRequest("p-1", new UUID(0, 1), PRICE, "tok_secret").toString()).doesNotContain("tok_secret");
		assertThat(new Payment(new UUID(0, 1), "p-1", PaymentState.NEW, "tok_secret", PRICE).toString())
			.doesNotContain("tok_secret");
		assertThat(new PaymentSettings("", "sk_secret", Duration.ofSeconds(5), Duration.ofSeconds(2), 1, 1).toString())
			.doesNotContain("sk_secret");
	}

	private Mono<PaymentAnswer> authorize(String key, String token) {
		return this.gateway.authorize(new PaymentRequest(key, new UUID(0, 1), PRICE, token));
	}

	private static void twice(Mono<PaymentAnswer> call, PaymentAnswer expected) {
		assertThat(call.block()).isEqualTo(expected);
		assertThat(call.block()).isEqualTo(expected);
	}

	private static PaymentAnswer withServer(
			BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler,
			String key, Duration timeout) {
		DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle(handler).bindNow();
		try {
			return new HttpPaymentGateway(WebClient.create(),
					() -> URI.create("http://127.0.0.1:" + server.port()), timeout)
				.find(key)
				.block(Duration.ofSeconds(10));
		}
		finally {
			server.disposeNow();
		}
	}

}
