package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.test.StepVerifier;

import org.springframework.web.ErrorResponseException;

/** Orders as the organiser finds and refunds them. */
class OrderSearchTest {

	private final SagaKit kit = new SagaKit();

	private final CheckoutNode node = this.kit.node();

	private final OrderSearch search = this.node.bean(OrderSearch.class);

	private final OrderRefunds refunds = this.node.bean(OrderRefunds.class);

	@AfterEach
	void close() {
		this.kit.close();
	}

	@Test
	void pages_have_every_order_once_however_short_they_are() {
		List<UUID> placed = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			placed.addFirst(this.kit.confirmed(this.node, "hold-" + i));
		}
		List<UUID> seen = new ArrayList<>();
		OrderCursor before = null;
		do {
			OrderPage page = find(new OrderFilter(SagaKit.EVENT, null, null, before, 2));
			page.orders().forEach(found -> seen.add(found.order().orderId()));
			before = (page.next() != null) ? OrderCursor.parse(page.next()).orElseThrow() : null;
		}
		while (before != null);
		assertThat(seen).containsExactlyInAnyOrderElementsOf(placed).doesNotHaveDuplicates();
	}

	@Test
	void what_people_type_is_not_a_pattern() {
		this.kit.confirmed(this.node, "hold-a");
		assertThat(found("%")).isEmpty();
		assertThat(found("_")).isEmpty();
		assertThat(found("\\")).isEmpty();
		assertThat(found("hold-a")).hasSize(1);
		assertThat(found("hold-a-0")).hasSize(1);
		assertThat(found("hold")).isEmpty();
	}

	@Test
	void conditions_are_met_together() {
		UUID order = this.kit.confirmed(this.node, "hold-a");
		assertThat(find(new OrderFilter(SagaKit.EVENT, OrderStatus.CONFIRMED, order.toString(), null, 10)).orders()).hasSize(1);
		assertThat(find(new OrderFilter(new UUID(1, 1), OrderStatus.CONFIRMED, order.toString(), null, 10)).orders()).isEmpty();
		assertThat(find(new OrderFilter(SagaKit.EVENT, OrderStatus.PENDING, order.toString(), null, 10)).orders()).isEmpty();
	}

	@Test
	void a_cursor_is_read_as_it_was_written_and_nothing_else_is() {
		OrderCursor cursor = new OrderCursor(Instant.parse("2027-01-01T12:00:00.123456Z"), new UUID(-1, 2));
		assertThat(OrderCursor.parse(cursor.toString())).contains(cursor);
		assertThat(OrderCursor.parse("")).isEmpty();
		assertThat(OrderCursor.parse("?")).isEmpty();
		assertThat(OrderCursor.parse(cursor + "AAAA")).isEmpty();
	}

	@Test
	void a_refund_answers_the_same_under_the_same_key_and_happens_once() {
		UUID order = this.kit.confirmed(this.node, "hold-a");
		String answer = this.refunds.refund("admin", "key", order).block();
		this.kit.expect(this.node, order, OrderStatus.CANCELLED, null);

		assertThat(this.refunds.refund("admin", "key", order).block()).isEqualTo(answer);
		refused("order-already-cancelled", "another", order);
		refused("idempotency-key-reused", "key", new UUID(1, 1));
		refused("order-not-found", "new", new UUID(1, 1));
	}

	@Test
	void a_dossier_tells_what_happened_to_an_order() {
		UUID order = this.kit.confirmed(this.node, "hold-a");
		this.refunds.refund("admin", "key", order).block();
		this.kit.expect(this.node, order, OrderStatus.CANCELLED, null);

		OrderDossier dossier = this.search.dossier(order).block();
		assertThat(dossier.visitorId()).isEqualTo(SagaKit.VISITOR);
		assertThat(dossier.tickets()).hasSize(dossier.order().seats().size());
		assertThat(dossier.progress()).extracting(step -> step.step())
			.startsWith("claim-seats", "authorize-payment")
			.endsWith("put-back", "cancel-order");
		assertThat(dossier.toString()).doesNotContain("@");
	}

	private void refused(String problem, String key, UUID order) {
		StepVerifier.create(this.refunds.refund("admin", key, order))
			.expectErrorSatisfies(error -> assertThat(((ErrorResponseException) error).getBody().getType()).hasToString(problem))
			.verify();
	}

	private List<FoundOrder> found(String text) {
		return find(new OrderFilter(null, null, text, null, 10)).orders();
	}

	private OrderPage find(OrderFilter filter) {
		return this.search.find(filter).block();
	}

}
