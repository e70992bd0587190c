package io.onrush.checkout.order;

import java.util.UUID;

import io.r2dbc.spi.Readable;
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

	private final DatabaseClient database;

	Orders(DatabaseClient database) {
		this.database = database;
	}

	/** The event's orders in one consistent view; all zero for an unknown event. */
	public Mono<OrderTotals> totals(UUID eventId) {
		return this.database.sql(TOTALS).bind("event", eventId).map(Orders::read).one();
	}

	private static OrderTotals read(Readable row) {
		return new OrderTotals(row.get("pending", Long.class), row.get("confirmed", Long.class),
				row.get("failed", Long.class), row.get("cancelled", Long.class), row.get("seats", Long.class),
				row.get("revenue", Long.class));
	}

}
