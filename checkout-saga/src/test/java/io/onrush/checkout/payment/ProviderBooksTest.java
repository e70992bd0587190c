package io.onrush.checkout.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

import io.onrush.checkout.Money;
import io.onrush.checkout.TestDatabase;
import io.onrush.checkout.order.TestNodes;
import org.junit.jupiter.api.Test;

import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.web.reactive.function.client.WebClient;

/** The provider's list of payments over real HTTP, and what becomes of one that cannot be read. */
class ProviderBooksTest {

	private static final Money PRICE = new Money(10000, "EUR");

	@Test
	void the_books_go_on_where_a_page_ends() {
		TestDatabase.clean();
		try (TestNodes nodes = new TestNodes()) {
			PaymentGateway gateway = nodes.bean(PaymentGateway.class);
			ProviderBooks books = nodes.bean(ProviderBooks.class);
			for (String key : new String[] { "p-3", "p-1", "p-2" }) {
				gateway.authorize(new PaymentRequest(key, new UUID(0, 1), PRICE, "tok_visa")).block();
			}
			gateway.capture("p-2").block();
			assertThat(books.after("", 2).block()).extracting(BookedPayment::key).containsExactly("p-1", "p-2");
			assertThat(books.after("p-1", 2).block()).extracting(BookedPayment::captured)
				.containsExactly(PRICE, new Money(0, "EUR"));
			assertThat(books.after("p-3", 2).block()).isEmpty();
			assertThat(books.after("p-1&limit=0 %", 1).block()).extracting(BookedPayment::key).containsExactly("p-2");
		}
	}

	@Test
	void books_that_cannot_be_read_are_an_error_and_never_an_empty_list() {
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response.status(404).send())
			.bindNow();
		try {
			ProviderBooks books = new HttpProviderBooks(WebClient.create(), () -> URI.create("http://127.0.0.1:" + server.port()),
					Duration.ofSeconds(5));
			assertThatThrownBy(() -> books.after("", 2).block()).hasMessageContaining("404");
		}
		finally {
			server.disposeNow();
		}
	}

	@Test
	void only_our_own_keys_name_an_order() {
		assertThat(Payments.orderOf("order-00000000-0000-0000-0000-000000000001")).contains(new UUID(0, 1));
		assertThat(Payments.orderOf("00000000-0000-0000-0000-000000000001")).isEmpty();
		assertThat(Payments.orderOf("order-1")).isEmpty();
	}

}
