package io.onrush.checkout.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.onrush.checkout.payment.BookedPayment;
import io.onrush.checkout.payment.Payments;
import io.onrush.checkout.payment.ProviderBooks;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The provider's payments, each with the order that it is for, as far as there is one. Who may ask is decided by the application. */
public final class OrderPayments {

	private final ProviderBooks books;

	private final DatabaseClient database;

	OrderPayments(ProviderBooks books, DatabaseClient database) {
		this.books = books;
		this.database = database;
	}

	/** Payments whose keys come after {@code key} (empty: from the first). Fails where the provider does not list its payments. */
	public Mono<PaymentPage> after(String key, int limit) {
		return this.books.after(key, limit + 1)
			.flatMap(found -> paid(found).map(orders -> page(found, orders, limit)));
	}

	private Mono<Map<UUID, Paid>> paid(List<BookedPayment> payments) {
		UUID[] orders = payments.stream()
			.map(payment -> Payments.orderOf(payment.key()))
			.flatMap(Optional::stream)
			.toArray(UUID[]::new);
		return this.database.sql("SELECT id, event_id, status FROM checkout.orders WHERE id = ANY(:ids)")
			.bind("ids", orders)
			.map(row -> new Paid(row.get("id", UUID.class), row.get("event_id", UUID.class),
					OrderStatus.valueOf(row.get("status", String.class))))
			.all()
			.collect(Collectors.toMap(Paid::orderId, Function.identity()));
	}

	private static PaymentPage page(List<BookedPayment> found, Map<UUID, Paid> orders, int limit) {
		List<BookedPayment> shown = found.subList(0, Math.min(limit, found.size()));
		String next = (found.size() > limit) ? shown.getLast().key() : null;
		return new PaymentPage(shown.stream().map(payment -> described(payment, orders)).toList(), next);
	}

	private static FoundPayment described(BookedPayment payment, Map<UUID, Paid> orders) {
		UUID orderId = Payments.orderOf(payment.key()).orElse(null);
		Paid order = (orderId != null) ? orders.get(orderId) : null;
		return new FoundPayment(payment.key(), orderId, (order != null) ? order.eventId() : null,
				(order != null) ? order.status() : null, payment.status(), payment.captured(), payment.refunded());
	}

	/** What an order says about itself to whoever looks at its payment. */
	private record Paid(UUID orderId, UUID eventId, OrderStatus status) {
	}

}
