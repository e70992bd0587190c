package io.onrush.engine.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.checkout.CheckoutProperties;
import io.onrush.checkout.order.OrderPayments;
import io.onrush.checkout.order.OrderRefunds;
import io.onrush.checkout.order.OrderSearch;
import io.onrush.checkout.outbox.BrokerStatus;
import io.onrush.checkout.outbox.EventBus;
import io.onrush.checkout.ticket.Tickets;
import io.onrush.engine.allocation.Allocations;
import io.onrush.engine.catalog.CreateEvent;
import io.onrush.engine.catalog.EventViews;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.identity.KnownPersons;
import io.onrush.engine.inventory.ClaimedSeats;
import io.onrush.engine.inventory.EventSeats;
import io.onrush.engine.inventory.HoldTally;
import io.onrush.engine.inventory.LiveHolds;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.tracing.Traces;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.seatmap.plan.Venues;
import io.onrush.waitingroom.access.AccessCodes;
import io.onrush.waitingroom.admission.QueueStatuses;
import io.onrush.waitingroom.admission.RevokePlace;
import io.onrush.waitingroom.admission.control.RateHistory;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.site.SiteProperties;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Admin calls belong to the role edge. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
class AdminConfiguration {

    @Bean
    AdminActions adminActions(DatabaseClient database, JsonMapper json) {
        return new AdminActions(database, json);
    }

    @Bean
    AdminLog adminLog(AdminActions actions, IdGenerator ids, Clock clock) {
        return new AdminLog(actions, ids, clock);
    }

    @Bean
    RouterFunction<ServerResponse> adminSessionRoutes(AdminSessions sessions, AdminLog log) {
        return new AdminSessionRoutes(sessions, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminActionRoutes(AdminActions actions) {
        return new AdminActionRoutes(actions).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminVenueRoutes(Venues venues, AdminLog log) {
        return new AdminVenues(venues, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminEventRoutes(CreateEvent createEvent, Events events, EventViews views, AdminLog log) {
        return new AdminEvents(createEvent, events, views, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminAllocationRoutes(Allocations allocations, Events events, AdminLog log) {
        return new AdminAllocations(allocations, events, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminOnsaleRoutes(
            Onsales onsales, Events events, SiteProperties sites, KnownPersons persons, AdminLog log, Clock clock) {
        return new AdminOnsales(onsales, events, sites, new AdminIdentities(persons, sites), log, clock).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminRevocationRoutes(Onsales onsales, RevokePlace revoke, KnownPersons persons, AdminLog log) {
        return new AdminRevocations(onsales, revoke, persons, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminAccessCodeRoutes(AccessCodes codes, Onsales onsales, AdminLog log) {
        return new AdminAccessCodes(codes, onsales, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminOrderRoutes(OrderSearch search, OrderRefunds refunds, AdminLog log) {
        return new AdminOrders(search, refunds, log).routes();
    }

    @Bean
    RouterFunction<ServerResponse> adminBookRoutes(
            Events events, EventSeats seats, LiveHolds holds, ClaimedSeats claims, Tickets tickets, Stock stock, OrderPayments payments) {
        return new AdminEventBooks(events, seats, holds, claims, tickets, stock).routes().and(new AdminPayments(payments).routes());
    }

    @Bean
    SalesProjection salesProjection(
            EventBus bus, CheckoutProperties checkout, DatabaseClient database, TransactionalOperator transaction, JsonMapper json,
            Traces traces) {
        return new SalesProjection(bus, checkout.outbox().topic(), database, transaction, json, traces);
    }

    @Bean
    ProjectionLag projectionLag(BrokerStatus broker, CheckoutProperties checkout, MeterRegistry registry) {
        Mono<Long> lag = Mono.defer(() -> broker.lag(checkout.outbox().topic(), SalesProjection.GROUP));
        return new ProjectionLag(lag, checkout.metrics().interval(), registry);
    }

    @Bean
    DashboardStreams dashboardStreams() {
        return new DashboardStreams();
    }

    @Bean
    RouterFunction<ServerResponse> dashboardRoutes(
            Onsales onsales,
            QueueStatuses queues,
            Events events,
            SeatAvailability availability,
            HoldTally holds,
            SalesProjection sales,
            Clock clock,
            DashboardStreams streams,
            RateHistory rates) {
        return new Dashboards(onsales, queues, events, availability, holds, sales, clock, streams, rates).routes();
    }
}
