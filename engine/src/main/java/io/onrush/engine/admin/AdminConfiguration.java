package io.onrush.engine.admin;

import io.onrush.checkout.CheckoutProperties;
import io.onrush.checkout.outbox.EventBus;
import io.onrush.engine.catalog.CreateEvent;
import io.onrush.engine.catalog.Events;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.seatmap.plan.Venues;
import io.onrush.waitingroom.admission.QueueStatuses;
import io.onrush.waitingroom.queue.Onsales;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Admin calls belong to the role edge. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
class AdminConfiguration {

    @Bean
    RouterFunction<ServerResponse> adminRoutes(
            Venues venues, CreateEvent createEvent, Events events, Onsales onsales, Clock clock) {
        return new AdminRoutes(venues, createEvent, events, onsales, clock).routes();
    }

    @Bean
    SalesProjection salesProjection(
            EventBus bus, CheckoutProperties checkout, DatabaseClient database, TransactionalOperator transaction, JsonMapper json) {
        return new SalesProjection(bus, checkout.outbox().topic(), database, transaction, json);
    }

    @Bean
    RouterFunction<ServerResponse> dashboardRoutes(
            Onsales onsales,
            QueueStatuses queues,
            Events events,
            SeatAvailability availability,
            SalesProjection sales,
            Clock clock) {
        return new Dashboards(onsales, queues, events, availability, sales, clock).routes();
    }
}
