package io.onrush.checkout.ticket;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** The tickets of orders. A seat of an event has at most one valid ticket; the database says so. */
public final class Tickets {

	private static final String ISSUE = """
			INSERT INTO checkout.tickets (id, order_id, event_id, seat_id, category, sku, item, code, status, issued_at)
			SELECT t.id, :order, :event, t.seat, t.category, t.sku, t.item, t.code, 'VALID', :now
			FROM unnest(:ids, :seats, :categories, :skus, :items, :codes) AS t(id, seat, category, sku, item, code)""";

	private final DatabaseClient database;

	private final TicketCodes codes;

	private final Clock clock;

	private final IdGenerator ids;

	Tickets(DatabaseClient database, TicketCodes codes, Clock clock, IdGenerator ids) {
		this.database = database;
		this.codes = codes;
		this.clock = clock;
		this.ids = ids;
	}

	/** Issues one ticket each, in one statement; part of the transaction that confirms the order. Not idempotent. */
	public Mono<Void> issue(UUID orderId, UUID eventId, List<TicketFor> wanted) {
		return Mono.defer(() -> {
			UUID[] tickets = wanted.stream().map(each -> this.ids.generateId()).toArray(UUID[]::new);
			String[] codesOfTickets = new String[tickets.length];
			for (int i = 0; i < tickets.length; i++) {
				codesOfTickets[i] = this.codes.code(tickets[i], eventId, wanted.get(i).subject());
			}
			return this.database.sql(ISSUE)
				.bind("order", orderId)
				.bind("event", eventId)
				.bind("now", this.clock.instant())
				.bind("ids", tickets)
				.bind("seats", texts(wanted, each -> each instanceof TicketFor.Seat seat ? seat.seatId() : null))
				.bind("categories", texts(wanted, each -> each instanceof TicketFor.Seat seat ? seat.category() : null))
				.bind("skus", texts(wanted, each -> each instanceof TicketFor.Unit unit ? unit.sku() : null))
				.bind("items", texts(wanted, each -> each instanceof TicketFor.Unit unit ? unit.name() : null))
				.bind("codes", codesOfTickets)
				.then();
		});
	}

	private static String[] texts(List<TicketFor> wanted, Function<TicketFor, @Nullable String> text) {
		return wanted.stream().map(text).toArray(String[]::new);
	}

	/** Voids all tickets of the order. Idempotent. */
	public Mono<Void> voidAll(UUID orderId) {
		return this.database.sql("UPDATE checkout.tickets SET status = 'VOID' WHERE order_id = :order AND status = 'VALID'")
			.bind("order", orderId)
			.then();
	}

	/** The order's tickets by seat, then by SKU. */
	public Flux<Ticket> ofOrder(UUID orderId) {
		return this.database.sql("SELECT * FROM checkout.tickets WHERE order_id = :order ORDER BY seat_id, sku, id")
			.bind("order", orderId)
			.map(Tickets::ticket)
			.all();
	}

	/** The event's valid tickets after a ticket (null: from the first), by id: one page of them. */
	public Mono<TicketPage> validOfEvent(UUID eventId, @Nullable UUID after, int limit) {
		return this.database.sql("""
				SELECT * FROM checkout.tickets WHERE event_id = :event AND status = 'VALID' AND id > :after
				ORDER BY id LIMIT :limit""")
			.bind("event", eventId)
			.bind("after", (after != null) ? after : new UUID(0, 0))
			.bind("limit", limit + 1)
			.map(Tickets::ticket)
			.all()
			.collectList()
			.map(found -> TicketPage.of(found, limit));
	}

	private static Ticket ticket(Readable row) {
		return new Ticket(row.get("id", UUID.class), row.get("order_id", UUID.class), row.get("event_id", UUID.class),
				row.get("seat_id", String.class), row.get("category", String.class), row.get("sku", String.class),
				row.get("item", String.class), row.get("code", String.class),
				TicketStatus.valueOf(row.get("status", String.class)));
	}

}
