package io.onrush.checkout.order;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** What the rest of the application may read about orders. */
public final class Orders {

	private static final String TOTALS = """
			SELECT count(*) FILTER (WHERE status = 'PENDING') AS pending,
			       count(*) FILTER (WHERE status = 'CONFIRMED') AS confirmed,
			       count(*) FILTER (WHERE status = 'FAILED') AS failed,
			       count(*) FILTER (WHERE status = 'CANCELLED') AS cancelled,
			       coalesce(sum(amount) FILTER (WHERE status = 'CONFIRMED'), 0)::bigint AS revenue,
			       (SELECT count(*) FROM checkout.tickets WHERE event_id = :event AND status = 'VALID') AS seats
			FROM checkout.orders WHERE event_id = :event""";

	private static final String SEATS = """
			SELECT o.id, o.hold_id, o.visitor_id, o.fence, o.status, array_agg(l.ordinal ORDER BY l.ordinal) AS ordinals
			FROM checkout.orders o JOIN checkout.order_lines l ON l.order_id = o.id
			""";

	private static final String ITEMS = """
			SELECT o.id, o.hold_id, o.visitor_id, o.fence, o.status,
			       array_agg(i.sku ORDER BY i.sku) AS skus, array_agg(i.quantity ORDER BY i.sku) AS quantities
			FROM checkout.orders o JOIN checkout.order_items i ON i.order_id = o.id
			""";

	private final DatabaseClient database;

	Orders(DatabaseClient database) {
		this.database = database;
	}

	/** The event's orders in one consistent view; all zero for an unknown event. */
	public Mono<OrderTotals> totals(UUID eventId) {
		return this.database.sql(TOTALS).bind("event", eventId).map(Orders::read).one();
	}

	/** The event's orders that stand: confirmed, or still in progress. */
	public Flux<SeatOrder> standing(UUID eventId) {
		return this.database.sql(SEATS + "WHERE o.event_id = :event AND o.status IN ('PENDING', 'CONFIRMED') GROUP BY o.id")
			.bind("event", eventId)
			.map(Orders::seatOrder)
			.all();
	}

	/** Those of these orders that there are, whatever became of them. */
	public Flux<SeatOrder> named(Collection<UUID> orderIds) {
		return this.database.sql(SEATS + "WHERE o.id = ANY(:orders) GROUP BY o.id")
			.bind("orders", orderIds.toArray(UUID[]::new))
			.map(Orders::seatOrder)
			.all();
	}

	/** The event's orders of items that are still in progress. */
	public Flux<StockOrder> itemsInProgress(UUID eventId) {
		return this.database.sql(ITEMS + "WHERE o.event_id = :event AND o.status = 'PENDING' GROUP BY o.id")
			.bind("event", eventId)
			.map(Orders::stockOrder)
			.all();
	}

	/** Those of these orders that have items, whatever became of them. */
	public Flux<StockOrder> itemsNamed(Collection<UUID> orderIds) {
		return this.database.sql(ITEMS + "WHERE o.id = ANY(:orders) GROUP BY o.id")
			.bind("orders", orderIds.toArray(UUID[]::new))
			.map(Orders::stockOrder)
			.all();
	}

	private static StockOrder stockOrder(Readable row) {
		String[] skus = row.get("skus", String[].class);
		Integer[] quantities = row.get("quantities", Integer[].class);
		return new StockOrder(row.get("id", UUID.class), row.get("hold_id", String.class),
				row.get("visitor_id", String.class), row.get("fence", Long.class),
				OrderStatus.valueOf(row.get("status", String.class)),
				IntStream.range(0, skus.length)
					.boxed()
					.collect(Collectors.toMap(item -> skus[item], item -> quantities[item])));
	}

	private static SeatOrder seatOrder(Readable row) {
		return new SeatOrder(row.get("id", UUID.class), row.get("hold_id", String.class), row.get("visitor_id", String.class),
				row.get("fence", Long.class), OrderStatus.valueOf(row.get("status", String.class)),
				List.of(row.get("ordinals", Integer[].class)));
	}

	private static OrderTotals read(Readable row) {
		return new OrderTotals(row.get("pending", Long.class), row.get("confirmed", Long.class),
				row.get("failed", Long.class), row.get("cancelled", Long.class), row.get("seats", Long.class),
				row.get("revenue", Long.class));
	}

}
