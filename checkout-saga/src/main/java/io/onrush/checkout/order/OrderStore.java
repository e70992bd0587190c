package io.onrush.checkout.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.onrush.checkout.Money;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** Orders and their lines. Each status change names the status it starts from, so it happens once. */
final class OrderStore {

	private static final String INSERT = """
			INSERT INTO checkout.orders (id, visitor_id, event_id, hold_id, email, fence, status, amount, currency,
			                             created_at, updated_at)
			VALUES (:id, :visitor, :event, :hold, :email, :fence, 'PENDING', :amount, :currency, :now, :now)
			ON CONFLICT (hold_id) DO NOTHING""";

	private static final String INSERT_LINES = """
			INSERT INTO checkout.order_lines (order_id, seat_id, ordinal, category, amount)
			SELECT :order, l.seat, l.ordinal, l.category, l.amount
			FROM unnest(:seats, :ordinals, :categories, :amounts) AS l(seat, ordinal, category, amount)""";

	private static final String INSERT_ITEMS = """
			INSERT INTO checkout.order_items (order_id, sku, name, quantity, amount)
			SELECT :order, i.sku, i.name, i.quantity, i.amount
			FROM unnest(:skus, :names, :quantities, :amounts) AS i(sku, name, quantity, amount)""";

	private final DatabaseClient database;

	private final Clock clock;

	OrderStore(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/** False, and no change, when the hold was ordered before. */
	Mono<Boolean> insert(Order order) {
		return this.database.sql(INSERT)
			.bind("id", order.id())
			.bind("visitor", order.visitorId())
			.bind("event", order.eventId())
			.bind("hold", order.holdId())
			.bind("email", order.email())
			.bind("fence", order.fence())
			.bind("amount", order.total().amount())
			.bind("currency", order.total().currency())
			.bind("now", order.createdAt())
			.fetch()
			.rowsUpdated()
			.flatMap(rows -> (rows == 1) ? insertLines(order).then(insertItems(order)).thenReturn(true) : Mono.just(false));
	}

	private Mono<Void> insertLines(Order order) {
		List<OrderLine> lines = order.lines();
		if (lines.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(INSERT_LINES)
			.bind("order", order.id())
			.bind("seats", lines.stream().map(OrderLine::seatId).toArray(String[]::new))
			.bind("ordinals", lines.stream().map(OrderLine::ordinal).toArray(Integer[]::new))
			.bind("categories", lines.stream().map(OrderLine::category).toArray(String[]::new))
			.bind("amounts", lines.stream().map(OrderLine::amount).toArray(Long[]::new))
			.then();
	}

	private Mono<Void> insertItems(Order order) {
		List<OrderItem> items = order.items();
		if (items.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(INSERT_ITEMS)
			.bind("order", order.id())
			.bind("skus", items.stream().map(OrderItem::sku).toArray(String[]::new))
			.bind("names", items.stream().map(OrderItem::name).toArray(String[]::new))
			.bind("quantities", items.stream().map(OrderItem::quantity).toArray(Integer[]::new))
			.bind("amounts", items.stream().map(OrderItem::amount).toArray(Long[]::new))
			.then();
	}

	Mono<Order> find(UUID id) {
		return this.database.sql("SELECT * FROM checkout.orders WHERE id = :id")
			.bind("id", id)
			.map(OrderStore::order)
			.one()
			.flatMap(order -> withLines(List.of(order)).map(List::getFirst));
	}

	Mono<Order> findOfVisitor(UUID id, String visitorId) {
		return find(id).filter(order -> order.visitorId().equals(visitorId));
	}

	Mono<UUID> findByHold(String holdId, String visitorId) {
		return this.database.sql("SELECT id FROM checkout.orders WHERE hold_id = :hold AND visitor_id = :visitor")
			.bind("hold", holdId)
			.bind("visitor", visitorId)
			.map(row -> row.get("id", UUID.class))
			.one();
	}

	/** The visitor's orders, newest first. */
	Flux<Order> ofVisitor(String visitorId, int limit) {
		return this.database.sql("""
				SELECT * FROM checkout.orders WHERE visitor_id = :visitor ORDER BY created_at DESC, id LIMIT :limit""")
			.bind("visitor", visitorId)
			.bind("limit", limit)
			.map(OrderStore::order)
			.all()
			.collectList()
			.flatMap(this::withLines)
			.flatMapIterable(orders -> orders);
	}

	/** The orders that match, newest first. */
	Mono<List<Order>> matching(OrderFilter filter, int limit) {
		OrderConditions conditions = OrderConditions.of(filter);
		return this.database
			.sql("SELECT * FROM checkout.orders" + conditions.sql() + " ORDER BY created_at DESC, id DESC LIMIT :limit")
			.bindValues(conditions.values())
			.bind("limit", limit)
			.map(OrderStore::order)
			.all()
			.collectList()
			.flatMap(this::withLines);
	}

	private Mono<List<Order>> withLines(List<Order> orders) {
		return orders.isEmpty() ? Mono.just(orders) : lines(orders.stream().map(Order::id).toList())
			.map(lines -> orders.stream().map(order -> order.withLines(lines.getOrDefault(order.id(), List.of()))).toList())
			.flatMap(this::withItems);
	}

	/** An order without seats has items; whatever else, most orders need not be asked about. */
	private Mono<List<Order>> withItems(List<Order> orders) {
		List<UUID> withoutSeats = orders.stream().filter(order -> order.lines().isEmpty()).map(Order::id).toList();
		return withoutSeats.isEmpty() ? Mono.just(orders) : items(withoutSeats).map(items -> orders.stream()
			.map(order -> order.withItems(items.getOrDefault(order.id(), List.of())))
			.toList());
	}

	private Mono<Map<UUID, List<OrderItem>>> items(List<UUID> orders) {
		return this.database.sql("SELECT * FROM checkout.order_items WHERE order_id = ANY(:orders) ORDER BY order_id, sku")
			.bind("orders", orders.toArray(UUID[]::new))
			.map(row -> Map.entry(row.get("order_id", UUID.class), item(row)))
			.all()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private static OrderItem item(Readable row) {
		return new OrderItem(row.get("sku", String.class), row.get("name", String.class),
				row.get("quantity", Integer.class), row.get("amount", Long.class));
	}

	/** PENDING → CONFIRMED; false when it was not pending. */
	Mono<Boolean> confirm(UUID id, Instant now) {
		return changed(this.database.sql("""
				UPDATE checkout.orders SET status = 'CONFIRMED', confirmed_at = :now, updated_at = :now
				WHERE id = :id AND status = 'PENDING'""").bind("id", id).bind("now", now));
	}

	/** PENDING → FAILED; false when it was not pending. */
	Mono<Boolean> fail(UUID id, String reason, Instant now) {
		return changed(this.database.sql("""
				UPDATE checkout.orders SET status = 'FAILED', reason = :reason, updated_at = :now
				WHERE id = :id AND status = 'PENDING'""").bind("id", id).bind("reason", reason).bind("now", now));
	}

	/** CONFIRMED → CANCELLED; false when it was not confirmed. */
	Mono<Boolean> cancel(UUID id, Instant now) {
		return changed(this.database.sql("""
				UPDATE checkout.orders SET status = 'CANCELLED', updated_at = :now
				WHERE id = :id AND status = 'CONFIRMED'""").bind("id", id).bind("now", now));
	}

	Instant now() {
		return this.clock.instant();
	}

	private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec update) {
		return update.fetch().rowsUpdated().map(rows -> rows == 1);
	}

	private Mono<Map<UUID, List<OrderLine>>> lines(List<UUID> orders) {
		return this.database
			.sql("SELECT * FROM checkout.order_lines WHERE order_id = ANY(:orders) ORDER BY order_id, ordinal")
			.bind("orders", orders.toArray(UUID[]::new))
			.map(row -> Map.entry(row.get("order_id", UUID.class), line(row)))
			.all()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private static OrderLine line(Readable row) {
		return new OrderLine(row.get("seat_id", String.class), row.get("ordinal", Integer.class),
				row.get("category", String.class), row.get("amount", Long.class));
	}

	private static Order order(Readable row) {
		return new Order(row.get("id", UUID.class), row.get("visitor_id", String.class), row.get("event_id", UUID.class),
				row.get("hold_id", String.class), row.get("email", String.class), row.get("fence", Long.class),
				OrderStatus.valueOf(row.get("status", String.class)), row.get("reason", String.class),
				new Money(row.get("amount", Long.class), row.get("currency", String.class)),
				row.get("created_at", Instant.class), row.get("confirmed_at", Instant.class), List.of(),
				List.of());
	}

}
