package io.onrush.checkout.order;

import java.time.Duration;

import static io.onrush.checkout.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.checkout.TestDatabase;

/** What must hold after every test once all sagas have ended, which it waits for: nothing sold twice, no money out of place, no event missing. */
final class Oracle {

	private Oracle() {
	}

	static void check(FakeInventory inventory) {
		await("sagas at rest").atMost(Duration.ofSeconds(15))
			.until(() -> count("checkout.sagas WHERE status = 'RUNNING'") == 0);
		money();
		seats(inventory);
		assertThat(count("checkout.orders o WHERE status <> 'PENDING' AND NOT EXISTS (SELECT 1 FROM checkout.outbox b "
				+ "WHERE b.msg_key = o.id::text AND b.type = 'Order' || initcap(o.status))"))
			.as("orders whose end was never published")
			.isZero();
		assertThat(count("(SELECT msg_key, type FROM checkout.outbox GROUP BY msg_key, type HAVING count(*) > 1) twice"))
			.as("ends published twice")
			.isZero();
		assertThat(count("checkout.outbox b JOIN checkout.orders o ON b.msg_key = o.id::text "
				+ "WHERE b.type = 'OrderFailed' AND o.status <> 'FAILED'"))
			.as("failures published of orders that did not fail")
			.isZero();
	}

	private static void money() {
		assertThat(sum("captured - refunded", "checkout.simulated_payments")).as("money at the provider")
			.isEqualTo(sum("amount", "checkout.orders WHERE status = 'CONFIRMED'"));
		assertThat(count("checkout.simulated_payments WHERE status = 'authorized'")).as("money reserved for nothing")
			.isZero();
		assertThat(count("checkout.payments p JOIN checkout.simulated_payments s ON s.key = p.provider_key "
				+ "WHERE lower(p.state) <> s.status"))
			.as("payments that our books and the provider see differently")
			.isZero();
		assertThat(count("checkout.payments WHERE payment_token IS NOT NULL"))
			.as("payment tokens kept for no purpose")
			.isZero();
	}

	private static void seats(FakeInventory inventory) {
		String confirmed = "checkout.order_lines l JOIN checkout.orders o ON o.id = l.order_id WHERE o.status = 'CONFIRMED'";
		assertThat(count("(SELECT o.event_id, l.seat_id FROM " + confirmed
				+ " GROUP BY o.event_id, l.seat_id HAVING count(*) > 1) twice"))
			.as("seats sold twice")
			.isZero();
		String units = "checkout.order_items i JOIN checkout.orders o ON o.id = i.order_id, generate_series(1, i.quantity) WHERE o.status = 'CONFIRMED'";
		assertThat(count("checkout.tickets WHERE status = 'VALID'")).as("valid tickets").isEqualTo(count(confirmed) + count(units));
		assertThat(inventory.claims().values().stream().filter(order -> order.getMostSignificantBits() != 0).count())
			.as("claims")
			.isEqualTo(count(confirmed));
		assertThat((long) inventory.sold().size()).as("sold seats").isEqualTo(count(confirmed));
	}

	private static long sum(String what, String fromWhere) {
		return TestDatabase.client()
			.sql("SELECT coalesce(sum(" + what + "), 0)::bigint AS n FROM " + fromWhere)
			.map(row -> row.get("n", Long.class))
			.one()
			.block();
	}

}
