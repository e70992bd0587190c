package io.onrush.engine.catalog;

import io.onrush.engine.inventory.EventSeats;
import io.onrush.engine.inventory.EventStock;
import io.onrush.engine.stock.StockProperties;
import io.onrush.seatmap.plan.Venues;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    Events events(DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        return new Events(new EventRows(database, json), transaction, clock);
    }

    @Bean
    EventViews eventViews(EventOnsales onsales, SeatsLeft seatsLeft, StockLeft stockLeft) {
        return new EventViews(onsales, seatsLeft, stockLeft);
    }

    @Bean
    CreateEvent createEvent(
            Events events, Venues venues, EventSeats seats, EventStock stock, StockProperties spread, IdGenerator ids, Clock clock) {
        return new CreateEvent(events, venues, seats, stock, spread, ids, clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> catalogRoutes(Events events, EventViews views) {
        return new CatalogRoutes(events, views).routes();
    }
}
