package io.onrush.seatmap.plan;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Wires this package; public only so that the auto-configuration can import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanSettings.class)
public class PlanConfiguration {

    @Bean
    VenueTable venueTable(DatabaseClient database, PlanSettings settings) {
        return new VenueTable(database, settings.databaseTimeout());
    }

    @Bean
    Venues venues(JsonMapper json, VenueTable table, IdGenerator ids, Clock clock, PlanSettings settings) {
        return new PersistentVenues(new PlanWork(json, settings.maxSeats()), table, ids, clock,
                Schedulers.boundedElastic(), settings.cachedVenues());
    }

    @Bean
    CachedEventVenues eventSeatMaps(EventVenues eventVenues, Venues venues, PlanSettings settings) {
        return new CachedEventVenues(eventVenues, venues, settings.cachedEvents(), settings.databaseTimeout());
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.seat-map-streamer.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> seatMapRoutes(CachedEventVenues eventVenues, VenueTable table, PlanSettings settings) {
        EncodedSeatMaps seatMaps = new EncodedSeatMaps(table, Schedulers.boundedElastic(), settings.cachedVenues());
        return new SeatMapRoutes(eventVenues, seatMaps).routes();
    }
}
