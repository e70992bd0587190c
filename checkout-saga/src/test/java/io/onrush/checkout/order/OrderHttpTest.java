package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import io.onrush.checkout.TestDatabase;
import io.onrush.checkout.ticket.TicketQr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.reactive.function.client.WebClient;

/** The public contract of orders, over HTTP. */
class OrderHttpTest {

	private final JsonMapper json = JsonMapper.builder().build();

	private final SagaKit kit = new SagaKit();

	private final CheckoutNode node = this.kit.node();

	private final WebClient client = WebClient.create(this.node.url());

	record Answer(int status, HttpHeaders headers, String text, JsonNode body) {

		String problem() {
			assertThat(this.headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(this.body.get("detail").asString()).isNotBlank();
			return this.status + " " + this.body.get("type").asString();
		}

	}

	@BeforeEach
	void hold() {
		this.kit.inventory.hold(SagaKit.EVENT, SagaKit.VISITOR, "hold.1_a-b", 2);
	}

	@AfterEach
	void close() {
		this.kit.close();
	}

	@Test
	void an_order_is_accepted_and_becomes_tickets() {
		Answer accepted = place("key-1", body("hold.1_a-b", "tok_visa"));
		assertThat(accepted.status()).isEqualTo(202);
		UUID id = orderId(accepted);
		assertThat(accepted.text()).isEqualTo("{\"orderId\":\"" + id + "\",\"status\":\"PENDING\"}");
		assertThat(accepted.headers().getFirst("Location")).isEqualTo("/api/v1/orders/" + id);
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);

		JsonNode order = get("/api/v1/orders/" + id).body();
		assertThat(order.get("status").asString()).isEqualTo("CONFIRMED");
		assertThat(order.get("seats")).hasSize(2);
		assertThat(order.at("/seats/0/price/amount").asLong()).isEqualTo(5000);
		assertThat(order.at("/total/currency").asString()).isEqualTo("EUR");
		assertThat(order.has("cancellableUntil")).isTrue();
		assertThat(order.has("reason")).isFalse();
		assertThat(get("/api/v1/orders").body()).hasSize(1);

		JsonNode tickets = get("/api/v1/orders/" + id + "/tickets").body();
		assertThat(tickets).hasSize(2);
		assertThat(tickets.at("/0/status").asString()).isEqualTo("VALID");
		assertThat(tickets.at("/0/seat").asString()).isEqualTo("hold.1_a-b-0");
		assertThat(tickets.at("/0/code").asString()).hasSize(38);
	}

	@Test
	void an_order_of_items_becomes_a_ticket_for_each_unit() {
		this.kit.inventory.holdUnits(SagaKit.EVENT, SagaKit.VISITOR, "hold-of-units", 3);
		UUID id = orderId(place("key-1", body("hold-of-units", "tok_visa")));
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);

		JsonNode order = get("/api/v1/orders/" + id).body();
		assertThat(order.get("seats")).isEmpty();
		assertThat(order.at("/items/0/name").asString()).isEqualTo("Programme");
		assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(3);
		assertThat(order.at("/items/0/total/amount").asLong()).isEqualTo(2100);
		JsonNode tickets = get("/api/v1/orders/" + id + "/tickets").body();
		assertThat(tickets).hasSize(3);
		assertThat(tickets.valueStream().map(ticket -> ticket.get("code").asString()).distinct()).hasSize(3);
		assertThat(tickets.at("/0/item").asString()).isEqualTo("Programme");
		assertThat(tickets.at("/0").has("seat")).isFalse();
		assertThat(TestDatabase.count("checkout.tickets")).isEqualTo(3);
	}

	@Test
	void the_same_key_gets_the_first_answer_even_when_the_order_has_moved_on() {
		Answer first = place("\"key-1\"", body("hold.1_a-b", "tok_visa"));
		this.kit.expect(this.node, orderId(first), OrderStatus.CONFIRMED, null);
		this.kit.inventory.lapse("hold.1_a-b");
		Answer again = place("key-1", body("hold.1_a-b", "tok_visa"));
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.text()).isEqualTo(first.text());
		assertThat(again.headers().getFirst("Location")).isEqualTo(first.headers().getFirst("Location"));
		assertThat(TestDatabase.count("checkout.orders")).isEqualTo(1);
	}

	@Test
	void the_same_key_with_another_request_is_refused() {
		UUID id = orderId(place("key-1", body("hold.1_a-b", "tok_visa")));
		assertThat(place("key-1", body("hold.1_a-b", "tok_slow")).problem()).isEqualTo("422 idempotency-key-reused");
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
	}

	@Test
	void another_visitor_may_use_the_same_key() {
		this.kit.inventory.hold(SagaKit.EVENT, "other", "hold-2", 1);
		UUID mine = orderId(place("key-1", body("hold.1_a-b", "tok_visa")));
		UUID others = orderId(post("/api/v1/orders", "other", "key-1", body("hold-2", "tok_visa")));
		assertThat(others).isNotEqualTo(mine);
		this.kit.expect(this.node, mine, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_key_in_use_is_answered_at_once_with_a_conflict() {
		Mono<String> holding = TestDatabase.transactions()
			.transactional(TestDatabase.client()
				.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
				.bind("name", "place-order\n" + SagaKit.VISITOR + "\nkey-1")
				.then()
				.then(Mono.fromCallable(() -> "held"))
				.flatMap(held -> postAsync("/api/v1/orders", SagaKit.VISITOR, "key-1", body("hold.1_a-b", "tok_visa")))
				.map(answer -> answer.problem() + " " + answer.headers().getFirst("Retry-After")));
		assertThat(holding.block(Duration.ofSeconds(5))).isEqualTo("409 idempotency-key-in-flight 1");
		assertThat(TestDatabase.count("checkout.orders")).isZero();
	}

	@Test
	void twenty_parallel_requests_with_one_key_make_one_order() {
		List<Answer> answers = Flux.range(0, 20)
			.flatMap(n -> postAsync("/api/v1/orders", SagaKit.VISITOR, "key-1", body("hold.1_a-b", "tok_visa")), 20)
			.collectList()
			.block();
		List<Answer> accepted = answers.stream().filter(answer -> answer.status() == 202).toList();
		assertThat(accepted).isNotEmpty();
		assertThat(accepted.stream().map(Answer::text).distinct()).hasSize(1);
		assertThat(answers.stream().filter(answer -> answer.status() != 202))
			.allMatch(answer -> answer.problem().equals("409 idempotency-key-in-flight"));
		assertThat(TestDatabase.count("checkout.orders")).isEqualTo(1);
		this.kit.expect(this.node, orderId(accepted.get(0)), OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_hold_is_ordered_once_and_its_buyer_is_led_to_the_order() {
		UUID id = orderId(place("key-1", body("hold.1_a-b", "tok_visa")));
		Answer second = place("key-2", body("hold.1_a-b", "tok_visa"));
		assertThat(second.problem()).isEqualTo("409 hold-already-ordered");
		assertThat(second.body().get("orderId").asString()).isEqualTo(id.toString());
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
		this.kit.inventory.lapse("hold.1_a-b");
		assertThat(place("key-3", body("hold.1_a-b", "tok_visa")).problem()).isEqualTo("409 hold-already-ordered");
		assertThat(TestDatabase.count("checkout.idempotency_keys")).isEqualTo(1);
	}

	@Test
	void a_refused_request_leaves_its_key_free() {
		assertThat(place("key-1", body("nonsense", "tok_visa")).problem()).isEqualTo("404 hold-not-found");
		UUID id = orderId(place("key-1", body("hold.1_a-b", "tok_visa")));
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
	}

	@Test
	void an_order_whose_hold_lapses_at_that_moment_is_not_accepted() {
		this.kit.inventory.script("keep", () -> Mono.just(false));
		assertThat(place("key-1", body("hold.1_a-b", "tok_visa")).problem()).isEqualTo("409 hold-expired");
		assertThat(TestDatabase.count("checkout.orders")).isZero();
	}

	@Test
	void holds_that_cannot_be_ordered_are_refused() {
		this.kit.inventory.hold(SagaKit.EVENT, "other", "hold-2", 1);
		assertThat(place("key-1", body("hold-2", "tok_visa")).problem()).isEqualTo("403 hold-not-yours");
		this.kit.inventory.lapse("hold.1_a-b");
		assertThat(place("key-2", body("hold.1_a-b", "tok_visa")).problem()).isEqualTo("409 hold-expired");
		assertThat(TestDatabase.count("checkout.orders")).isZero();
	}

	@Test
	void an_inventory_that_does_not_answer_is_a_problem_and_not_an_order() {
		CheckoutNode hasty = this.kit.started(this.kit.builder().property("orders.hold-lookup-timeout", "50ms"));
		this.kit.inventory.script("find", Mono::never);
		CommandOutcome outcome = hasty.bean(PlaceOrder.class)
			.place(SagaKit.VISITOR, "key-1", new OrderRequest("hold.1_a-b", "ada@example.org", "tok_visa"))
			.block(Duration.ofSeconds(5));
		assertThat(outcome).isInstanceOf(CommandOutcome.InventoryUnavailable.class);
		assertThat(TestDatabase.count("checkout.orders")).isZero();
	}

	@Test
	void a_missing_key_is_a_problem() {
		assertThat(place(null, body("hold.1_a-b", "tok_visa")).problem()).isEqualTo("400 idempotency-key-required");
		assertThat(post("/api/v1/orders/" + SagaKit.EVENT + "/cancel", SagaKit.VISITOR, null, "").problem())
			.isEqualTo("400 idempotency-key-required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "two words", "\"\"", "k\u00e9y" })
	void a_malformed_key_is_a_problem(String key) {
		assertThat(place(key, body("hold.1_a-b", "tok_visa")).problem()).isEqualTo("400 idempotency-key-invalid");
	}

	@Test
	void a_key_of_255_characters_is_accepted_and_a_longer_one_is_not() {
		assertThat(place("k".repeat(256), body("hold.1_a-b", "tok_visa")).problem())
			.isEqualTo("400 idempotency-key-invalid");
		UUID id = orderId(place("k".repeat(255), body("hold.1_a-b", "tok_visa")));
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | holdId,email,paymentToken",
			"{\"holdId\":\"h\",\"email\":\"ada\",\"paymentToken\":\"tok_visa\"} | email",
			"{\"holdId\":\"h h\",\"email\":\"a@b.org\",\"paymentToken\":\"tok_visa\"} | holdId",
			"{\"holdId\":\"h\",\"email\":\"a@b.org\",\"paymentToken\":\"  \"} | paymentToken",
			"{\"holdId\":\"h\",\"email\":\"a b@b.org\",\"paymentToken\":\"t\"} | email" })
	void every_bad_field_is_named(String body, String fields) {
		Answer answer = place("key-1", body);
		assertThat(answer.problem()).isEqualTo("400 invalid-order");
		List<String> named = answer.body().at("/errors").valueStream().map(error -> error.get("field").asString()).toList();
		assertThat(String.join(",", named)).isEqualTo(fields);
	}

	@Test
	void fields_that_are_too_long_are_refused() {
		assertThat(new OrderRequest("h".repeat(101), "a@b.org", "t").errors()).hasSize(1);
		assertThat(new OrderRequest("h", "a@" + "b".repeat(250) + ".org", "t").errors()).hasSize(1);
		assertThat(new OrderRequest("h", "a@b.org", "t".repeat(201)).errors()).hasSize(1);
		assertThat(new OrderRequest("h".repeat(100), "a@" + "b".repeat(248) + ".org", "t".repeat(200)).errors()).isEmpty();
	}

	@Test
	void the_payment_token_is_in_no_text_form() {
		assertThat(new OrderRequest("h", "a@b.org", "tok_secret").toString()).doesNotContain("tok_secret");
	}

	@Test
	void without_a_visitor_there_is_nothing() {
		assertThat(post("/api/v1/orders", null, "key-1", body("hold.1_a-b", "tok_visa")).problem())
			.isEqualTo("401 visitor-required");
		assertThat(getAs(null, "/api/v1/orders").problem()).isEqualTo("401 visitor-required");
	}

	@Test
	void anothers_order_is_not_found_whatever_is_asked_of_it() {
		UUID id = orderId(place("key-1", body("hold.1_a-b", "tok_visa")));
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
		for (String path : List.of("", "/tickets", "/stream")) {
			assertThat(getAs("other", "/api/v1/orders/" + id + path).problem()).isEqualTo("404 order-not-found");
		}
		assertThat(post("/api/v1/orders/" + id + "/cancel", "other", "k", "").problem()).isEqualTo("404 order-not-found");
		assertThat(get("/api/v1/orders/not-a-uuid").problem()).isEqualTo("404 order-not-found");
		assertThat(get("/api/v1/orders/" + UUID.fromString("5f0c0b7e-0000-4000-8000-0000000000aa")).problem())
			.isEqualTo("404 order-not-found");
		assertThat(getAs("other", "/api/v1/orders").body()).isEmpty();
	}

	@Test
	void orders_are_listed_newest_first() {
		UUID first = this.kit.confirmed(this.node, "hold-a");
		UUID second = this.kit.confirmed(this.node, "hold-b");
		JsonNode list = get("/api/v1/orders").body();
		assertThat(list.valueStream().map(order -> order.get("orderId").asString()))
			.containsExactly(second.toString(), first.toString());
		assertThat(list.at("/0/seats")).hasSize(2);
	}

	@Test
	void there_are_no_tickets_and_no_cancellation_before_the_confirmation() {
		UUID id = this.kit.placed(this.node, "hold-a", "tok_declined");
		this.kit.expect(this.node, id, OrderStatus.FAILED, "payment-declined");
		assertThat(get("/api/v1/orders/" + id + "/tickets").problem()).isEqualTo("409 order-not-confirmed");
		assertThat(cancel(id, "c-1").problem()).isEqualTo("409 order-not-confirmed");
		assertThat(get("/api/v1/orders/" + id).body().get("reason").asString()).isEqualTo("payment-declined");
	}

	@Test
	void an_order_is_cancelled_once() {
		UUID id = this.kit.confirmed(this.node, "hold-a");
		Answer first = cancel(id, "c-1");
		assertThat(first.status()).isEqualTo(202);
		assertThat(cancel(id, "c-1").text()).isEqualTo(first.text());
		assertThat(cancel(id, "c-2").problem()).isEqualTo("409 order-already-cancelled");
		this.kit.expect(this.node, id, OrderStatus.CANCELLED, null);
		assertThat(cancel(id, "c-1").text()).isEqualTo(first.text());
		assertThat(cancel(id, "c-3").problem()).isEqualTo("409 order-already-cancelled");
		assertThat(get("/api/v1/orders/" + id + "/tickets").body().at("/0/status").asString()).isEqualTo("VOID");
	}

	@Test
	void the_cancellation_window_closes() {
		UUID id = this.kit.confirmed(this.node, "hold-a");
		this.kit.clock.forward(Duration.ofMinutes(61));
		assertThat(cancel(id, "c-1").problem()).isEqualTo("409 cancellation-closed");
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_cancel_key_belongs_to_its_order() {
		UUID first = this.kit.confirmed(this.node, "hold-a");
		UUID second = this.kit.confirmed(this.node, "hold-b");
		assertThat(cancel(first, "c-1").status()).isEqualTo(202);
		assertThat(cancel(second, "c-1").problem()).isEqualTo("422 idempotency-key-reused");
		this.kit.expect(this.node, first, OrderStatus.CANCELLED, null);
	}

	@Test
	void the_stream_tells_every_step_and_ends_with_the_order() {
		UUID id = orderId(place("key-1", body("hold.1_a-b", "tok_slow")));
		List<ServerSentEvent<String>> events = stream(id, null).collectList().block(Duration.ofSeconds(10));
		assertThat(events.stream().filter(event -> "progress".equals(event.event())).map(ServerSentEvent::id))
			.containsExactly("1", "2", "3", "4", "5");
		assertThat(events).anyMatch(event -> "keep-alive".equals(event.comment()));
		ServerSentEvent<String> last = events.get(events.size() - 1);
		assertThat(last.event()).isEqualTo("done");
		assertThat(this.json.readTree(last.data()).get("status").asString()).isEqualTo("CONFIRMED");
		assertThat(this.json.readTree(events.stream().filter(e -> "1".equals(e.id())).findFirst().get().data())
			.get("step").asString()).isEqualTo("claim-seats");
	}

	@Test
	void the_stream_resumes_after_the_last_event_seen() {
		UUID id = this.kit.confirmed(this.node, "hold-a");
		List<ServerSentEvent<String>> events = stream(id, "3").collectList().block(Duration.ofSeconds(10));
		assertThat(events.stream().map(ServerSentEvent::id).filter(eventId -> eventId != null)).containsExactly("4", "5");
	}

	@Test
	void streams_are_bounded_and_a_closed_one_makes_room() {
		CheckoutNode small = this.kit.started(this.kit.builder().property("orders.max-streams", "1"));
		Sinks.Empty<Object> away = Sinks.empty();
		this.kit.inventory.script("claim", away::asMono);
		UUID id = this.kit.order(this.node, "hold.1_a-b", "tok_visa");
		WebClient toSmall = WebClient.create(small.url());
		CountDownLatch heard = new CountDownLatch(1);
		Disposable open = stream(toSmall, id, null).subscribe(event -> heard.countDown());
		await().until(() -> heard.getCount() == 0);
		assertThat(statusOfStream(toSmall, id)).isEqualTo(503);
		open.dispose();
		away.tryEmitError(new IllegalStateException("away"));
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
		await().until(() -> statusOfStream(toSmall, id) == 200);
	}

	@Test
	void a_node_that_leaves_tells_its_watchers_when_to_come_back_and_takes_no_new_ones() {
		CheckoutNode leaving = this.kit.started(this.kit.builder());
		this.kit.inventory.script("claim", () -> Mono.delay(Duration.ofSeconds(1)).thenReturn(new ClaimOutcome.HoldLapsed()));
		UUID id = this.kit.order(this.node, "hold.1_a-b", "tok_visa");
		OrderStreams streams = leaving.bean(OrderStreams.class);
		var watched = stream(WebClient.create(leaving.url()), id, null).collectList().toFuture();
		await().until(() -> streams.open() == 1);
		streams.end(() -> 1730);
		assertThat(watched).succeedsWithin(Duration.ofSeconds(5))
			.satisfies(events -> assertThat(events.getLast().retry()).isEqualTo(Duration.ofMillis(1730)));
		assertThat(streams.open()).isZero();
		assertThat(statusOfStream(WebClient.create(leaving.url()), id)).isEqualTo(503);
		this.kit.expect(this.node, id, OrderStatus.FAILED, "hold-expired");
	}

	private static int statusOfStream(WebClient client, UUID id) {
		return client.get()
			.uri("/api/v1/orders/" + id + "/stream")
			.header("X-Visitor", SagaKit.VISITOR)
			.exchangeToMono(response -> Mono.just(response.statusCode().value()))
			.block(Duration.ofSeconds(5));
	}

	@Test
	void a_stream_ends_at_its_greatest_age() {
		CheckoutNode impatient = this.kit.started(this.kit.builder().property("orders.stream-max-age", "150ms"));
		this.kit.inventory.script("claim", () -> Mono.delay(Duration.ofSeconds(1)).thenReturn(new ClaimOutcome.HoldLapsed()));
		UUID id = this.kit.order(this.node, "hold.1_a-b", "tok_visa");
		List<ServerSentEvent<String>> events = stream(WebClient.create(impatient.url()), id, null).collectList()
			.block(Duration.ofSeconds(5));
		assertThat(events).noneMatch(event -> "done".equals(event.event()));
		this.kit.expect(this.node, id, OrderStatus.FAILED, "hold-expired");
	}

	@Test
	void a_buyer_who_hangs_up_changes_nothing() {
		this.kit.inventory.script("find", () -> Mono.delay(Duration.ofMillis(150))
			.then(Mono.defer(() -> this.kit.inventory.find("hold.1_a-b", SagaKit.VISITOR))));
		var request = postAsync("/api/v1/orders", SagaKit.VISITOR, "key-1", body("hold.1_a-b", "tok_visa"))
			.timeout(Duration.ofMillis(50))
			.onErrorComplete();
		assertThat(request.block()).isNull();
		await().until(() -> TestDatabase.count("checkout.orders WHERE status = 'CONFIRMED'") == 1);
		UUID id = orderId(place("key-1", body("hold.1_a-b", "tok_visa")));
		this.kit.expect(this.node, id, OrderStatus.CONFIRMED, null);
	}

	@Test
	void totals_of_an_event_are_one_consistent_view() {
		UUID cancelled = this.kit.confirmed(this.node, "hold-a");
		this.kit.confirmed(this.node, "hold-b");
		UUID failed = this.kit.placed(this.node, "hold-c", "tok_declined");
		this.kit.expect(this.node, failed, OrderStatus.FAILED, "payment-declined");
		cancel(cancelled, "c-1");
		this.kit.expect(this.node, cancelled, OrderStatus.CANCELLED, null);
		assertThat(this.node.bean(Orders.class).totals(SagaKit.EVENT).block())
			.isEqualTo(new OrderTotals(0, 1, 1, 1, 2, 10000));
	}

	@Test
	void a_ticket_comes_as_a_picture_to_its_buyer_only() {
		UUID id = this.kit.confirmed(this.node, "hold-a");
		JsonNode ticket = get("/api/v1/orders/" + id + "/tickets").body().get(0);
		String path = "/api/v1/orders/" + id + "/tickets/" + ticket.get("ticketId").asString() + "/qr";

		Answer picture = get(path);
		assertThat(picture.status()).isEqualTo(200);
		assertThat(picture.headers().getContentType()).hasToString("image/svg+xml");
		assertThat(picture.headers().getCacheControl()).isEqualTo("max-age=3600, private");
		assertThat(picture.text()).isEqualTo(TicketQr.svg(ticket.get("code").asString()));
		assertThat(getAs("other", path).problem()).isEqualTo("404 order-not-found");
		assertThat(getAs(null, path).problem()).isEqualTo("401 visitor-required");
		assertThat(get("/api/v1/orders/" + id + "/tickets/" + id + "/qr").problem()).isEqualTo("404 ticket-not-found");
		assertThat(get("/api/v1/orders/" + id + "/tickets/x/qr").problem()).isEqualTo("404 ticket-not-found");
	}

	@Test
	void an_order_that_failed_has_no_pictures() {
		UUID failed = this.kit.placed(this.node, "hold-c", "tok_declined");
		this.kit.expect(this.node, failed, OrderStatus.FAILED, "payment-declined");
		assertThat(get("/api/v1/orders/" + failed + "/tickets/" + failed + "/qr").problem())
			.isEqualTo("409 order-not-confirmed");
	}

	private Flux<ServerSentEvent<String>> stream(UUID id, String lastEventId) {
		return stream(this.client, id, lastEventId);
	}

	private static Flux<ServerSentEvent<String>> stream(WebClient client, UUID id, String lastEventId) {
		return client.get().uri("/api/v1/orders/" + id + "/stream").headers(headers -> {
			headers.set("X-Visitor", SagaKit.VISITOR);
			if (lastEventId != null) {
				headers.set("Last-Event-ID", lastEventId);
			}
		}).retrieve().bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {
		});
	}

	private static String body(String holdId, String token) {
		return "{\"holdId\":\"" + holdId + "\",\"email\":\"ada@example.org\",\"paymentToken\":\"" + token + "\"}";
	}

	private static UUID orderId(Answer answer) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(202);
		return UUID.fromString(answer.body().get("orderId").asString());
	}

	private Answer place(String key, String body) {
		return post("/api/v1/orders", SagaKit.VISITOR, key, body);
	}

	private Answer cancel(UUID id, String key) {
		return post("/api/v1/orders/" + id + "/cancel", SagaKit.VISITOR, key, "");
	}

	private Answer post(String path, String visitor, String key, String body) {
		return postAsync(path, visitor, key, body).block(Duration.ofSeconds(10));
	}

	private Mono<Answer> postAsync(String path, String visitor, String key, String body) {
		return send(this.client.post().uri(path).headers(headers -> {
			if (key != null) {
				headers.set("Idempotency-Key", key);
			}
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body), visitor);
	}

	private Answer get(String path) {
		return getAs(SagaKit.VISITOR, path);
	}

	private Answer getAs(String visitor, String path) {
		return send(this.client.get().uri(path), visitor).block(Duration.ofSeconds(10));
	}

	private Mono<Answer> send(WebClient.RequestHeadersSpec<?> request, String visitor) {
		return request.headers(headers -> {
			if (visitor != null) {
				headers.set("X-Visitor", visitor);
			}
		}).exchangeToMono(response -> response.bodyToMono(String.class)
			.defaultIfEmpty("")
			.map(text -> new Answer(response.statusCode().value(), response.headers().asHttpHeaders(), text,
					text.startsWith("{") || text.startsWith("[") ? this.json.readTree(text) : null)));
	}

}
