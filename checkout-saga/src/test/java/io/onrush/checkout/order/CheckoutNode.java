package io.onrush.checkout.order;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.onrush.checkout.CheckoutSagaAutoConfiguration;
import io.onrush.checkout.ShiftableClock;
import io.onrush.checkout.TestDatabase;
import io.onrush.checkout.outbox.EventBus;
import io.onrush.checkout.outbox.InMemoryEventBus;
import io.onrush.checkout.payment.PaymentEndpoint;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * One process of the checkout: the real auto-configuration on the real database, its routes and the simulated provider on a
 * real port, behind a small edge that takes the visitor from the header X-Visitor and renders problems.
 */
public final class CheckoutNode implements AutoCloseable {

	public static final String API_KEY = "sk_test_key";

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final DisposableServer server;

	private CheckoutNode(Builder builder) {
		AtomicReference<URI> provider = new AtomicReference<>();
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", builder.properties));
		this.context.registerBean(DatabaseClient.class, TestDatabase::client);
		this.context.registerBean(TransactionalOperator.class, TestDatabase::transactions);
		this.context.registerBean(Clock.class, () -> builder.clock);
		this.context.registerBean(IdGenerator.class, AlternativeJdkIdGenerator::new);
		this.context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
		this.context.registerBean(Inventory.class, () -> builder.inventory);
		this.context.registerBean(SaleTerms.class,
				() -> (event, confirmedAt) -> Mono.just(confirmedAt.plus(Duration.ofHours(1))));
		this.context.registerBean(EventBus.class, () -> builder.bus);
		this.context.registerBean(PaymentEndpoint.class, () -> provider::get);
		builder.extras.forEach(extra -> this.context.getBeanFactory().addBeanPostProcessor(extra));
		this.context.register(CheckoutSagaAutoConfiguration.class);
		this.context.refresh();
		this.server = HttpServer.create().host("127.0.0.1").port(0).handle(new ReactorHttpHandlerAdapter(http())).bindNow();
		provider.set(URI.create("http://127.0.0.1:" + this.server.port() + "/simulated-provider/v1"));
	}

	private HttpHandler http() {
		RouterFunction<ServerResponse> routes = this.context.getBeanProvider(RouterFunction.class)
			.stream()
			.map(route -> (RouterFunction<ServerResponse>) route)
			.reduce(RouterFunction::and)
			.orElseThrow();
		return WebHttpHandlerBuilder
			.webHandler(RouterFunctions.toWebHandler(routes, HandlerStrategies.withDefaults()))
			.filter(new TestEdge())
			.build();
	}

	static Builder node() {
		return new Builder();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.port();
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.context.close();
	}

	/** What a node is made of. */
	static final class Builder {

		private final Map<String, Object> properties = new HashMap<>(Map.ofEntries(
				Map.entry("onrush.checkout-saga.ticket-key", "0123456789abcdef0123456789abcdef"),
				Map.entry("onrush.checkout-saga.payment.api-key", API_KEY),
				Map.entry("onrush.checkout-saga.payment.timeout", "2s"),
				Map.entry("onrush.checkout-saga.payment.connect-timeout", "1s"),
				Map.entry("onrush.checkout-saga.simulated-provider.enabled", "true"),
				Map.entry("onrush.checkout-saga.simulated-provider.slow", "150ms"),
				Map.entry("onrush.checkout-saga.simulated-provider.hang", "4s"),
				Map.entry("onrush.checkout-saga.saga.sweep-interval", "20ms"),
				Map.entry("onrush.checkout-saga.saga.first-backoff", "10ms"),
				Map.entry("onrush.checkout-saga.saga.max-backoff", "50ms"),
				Map.entry("onrush.checkout-saga.saga.max-attempts", "3"),
				Map.entry("onrush.checkout-saga.saga.outage-patience", "0s"),
				Map.entry("onrush.checkout-saga.orders.stream-poll", "20ms"),
				Map.entry("onrush.checkout-saga.orders.stream-heartbeat", "100ms"),
				Map.entry("onrush.checkout-saga.outbox.poll-interval", "20ms")));

		private FakeInventory inventory = new FakeInventory();

		private ShiftableClock clock = new ShiftableClock();

		private EventBus bus = new InMemoryEventBus();

		private List<BeanPostProcessor> extras = List.of();

		Builder inventory(FakeInventory shared) {
			this.inventory = shared;
			return this;
		}

		Builder clock(ShiftableClock shared) {
			this.clock = shared;
			return this;
		}

		Builder bus(EventBus shared) {
			this.bus = shared;
			return this;
		}

		Builder with(BeanPostProcessor extra) {
			this.extras = List.of(extra);
			return this;
		}

		Builder property(String name, String value) {
			this.properties.put("onrush.checkout-saga." + name, value);
			return this;
		}

		CheckoutNode start() {
			return new CheckoutNode(this);
		}

	}

	/** Stands in for the engine's edge. */
	private static final class TestEdge implements WebFilter {

		private final JsonMapper json = JsonMapper.builder()
			.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
			.build();

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			String visitor = exchange.getRequest().getHeaders().getFirst("X-Visitor");
			ServerWebExchange known = (visitor == null) ? exchange
					: exchange.mutate().principal(Mono.<Principal>just(() -> visitor)).build();
			return chain.filter(known).onErrorResume(ErrorResponseException.class, problem -> {
				exchange.getResponse().setStatusCode(HttpStatus.valueOf(problem.getStatusCode().value()));
				exchange.getResponse().getHeaders().putAll(problem.getHeaders());
				exchange.getResponse().getHeaders().set("Content-Type", "application/problem+json");
				byte[] body = this.json.writeValueAsBytes(problem.getBody());
				return exchange.getResponse()
					.writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(body)));
			});
		}

	}

}
