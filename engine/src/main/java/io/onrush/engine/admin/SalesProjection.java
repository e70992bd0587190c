package io.onrush.engine.admin;

import io.onrush.checkout.outbox.EventBus;
import io.onrush.checkout.outbox.IncomingEvent;
import io.onrush.engine.tracing.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds order events up into one row of figures per event. The outbox delivers at least once; an event's id is recorded
 * in the transaction that counts it, so that it counts once.
 */
final class SalesProjection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SalesProjection.class);
    static final String GROUP = "onrush-sales";

    private final EventBus bus;
    private final String topic;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Traces traces;
    private volatile Disposable projecting;
    private volatile boolean failing;

    SalesProjection(
            EventBus bus, String topic, DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Traces traces) {
        this.bus = bus;
        this.topic = topic;
        this.database = database;
        this.transaction = transaction;
        this.json = json;
        this.traces = traces;
    }

    Mono<Sales> of(UUID eventId) {
        return database.sql("select * from engine.sales where event_id = $1")
                .bind(0, eventId)
                .map(SalesProjection::sales)
                .one()
                .defaultIfEmpty(Sales.NONE);
    }

    Mono<Void> project(IncomingEvent event) {
        SaleEvent sale = json.readValue(event.payload(), SaleEvent.class);
        return switch (event.type()) {
            case "OrderConfirmed" -> count(event, sale, new Sales(1, 0, 0, sale.seatCount(), sale.amount()));
            case "OrderFailed" -> count(event, sale, new Sales(0, 1, 0, 0, 0));
            case "OrderCancelled" -> count(event, sale, new Sales(0, 0, 1, -sale.seatCount(), -sale.amount()));
            default -> Mono.empty();
        };
    }

    private Mono<Void> traced(IncomingEvent event) {
        return event.trace() == null ? project(event) : Mono.defer(() -> {
            Span span = traces.part("project " + event.type(), SpanKind.CONSUMER, event.trace())
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.operation.type", "process")
                    .setAttribute("messaging.destination.name", event.topic())
                    .setAttribute("messaging.consumer.group.name", GROUP)
                    .setAttribute("messaging.message.id", event.id().toString());
            return project(event).doOnError(error -> span.setStatus(StatusCode.ERROR)).doFinally(end -> span.end());
        });
    }

    private Mono<Void> count(IncomingEvent event, SaleEvent sale, Sales more) {
        return database.sql("insert into engine.projected_events (id) values ($1) on conflict do nothing")
                .bind(0, event.id())
                .fetch()
                .rowsUpdated()
                .filter(inserted -> inserted == 1)
                .flatMap(isNew -> add(sale.eventId(), more))
                .as(transaction::transactional);
    }

    private Mono<Void> add(UUID eventId, Sales more) {
        return database.sql("""
                insert into engine.sales as s
                  (event_id, orders_confirmed, orders_failed, orders_cancelled, seats_sold, revenue)
                values ($1, $2, $3, $4, $5, $6)
                on conflict (event_id) do update set
                  orders_confirmed = s.orders_confirmed + excluded.orders_confirmed,
                  orders_failed = s.orders_failed + excluded.orders_failed,
                  orders_cancelled = s.orders_cancelled + excluded.orders_cancelled,
                  seats_sold = s.seats_sold + excluded.seats_sold,
                  revenue = s.revenue + excluded.revenue""")
                .bind(0, eventId)
                .bind(1, more.ordersConfirmed())
                .bind(2, more.ordersFailed())
                .bind(3, more.ordersCancelled())
                .bind(4, more.seatsSold())
                .bind(5, more.revenue())
                .then();
    }

    private static Sales sales(Readable row) {
        return new Sales(
                row.get("orders_confirmed", Long.class),
                row.get("orders_failed", Long.class),
                row.get("orders_cancelled", Long.class),
                row.get("seats_sold", Long.class),
                row.get("revenue", Long.class));
    }

    @Override
    public void start() {
        projecting = bus.receive(topic, GROUP, this::traced)
                .doOnNext(event -> failing = false)
                .doOnError(this::failed)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(Duration.ofSeconds(10)))
                .subscribe();
    }

    /** Told once and not with every try of an outage. */
    private void failed(Throwable error) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN).log("Projecting sales failed and starts again: {}", error.toString());
        failing = true;
    }

    @Override
    public void stop() {
        projecting.dispose();
    }

    @Override
    public boolean isRunning() {
        return projecting != null && !projecting.isDisposed();
    }
}
