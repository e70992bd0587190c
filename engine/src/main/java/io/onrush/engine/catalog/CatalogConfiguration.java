package io.onrush.engine.catalog;

import io.onrush.engine.inventory.EventSeats;
import io.onrush.seatmap.plan.Venues;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    Events events(DatabaseClient database, JsonMapper json, Clock clock) {
        return new Events(new EventRows(database, json), clock);
    }

    @Bean
    EventViews eventViews(EventOnsales onsales, SeatsLeft seatsLeft) {
        return new EventViews(onsales, seatsLeft);
    }

    @Bean
    CreateEvent createEvent(Events events, Venues venues, EventSeats seats, IdGenerator ids, Clock clock) {
        return new CreateEvent(events, venues, seats, ids, clock);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.edge.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> catalogRoutes(Events events, EventViews views) {
        return new CatalogRoutes(events, views).routes();
    }
}
