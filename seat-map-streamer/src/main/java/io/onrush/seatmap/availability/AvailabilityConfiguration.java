package io.onrush.seatmap.availability;

import io.onrush.seatmap.plan.EventSeatMaps;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Wires this package; public only so that the auto-configuration can import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AvailabilitySettings.class)
public class AvailabilityConfiguration {

    @Bean
    NodeFeeds liveFeeds(EventSeatMaps seatMaps, SeatStates states, ObjectProvider<StockLevels> levels, JsonMapper json,
            AvailabilitySettings settings) {
        StockLevels stock = levels.getIfAvailable(() -> StockLevels.NONE);
        FeedOpening opening =
                new FeedOpening(seatMaps, states, stock, new AvailabilityJson(json), settings, Schedulers.parallel());
        return new NodeFeeds(opening, states, stock, settings, Schedulers.parallel());
    }

    @Bean
    FeedSeatAvailability seatAvailability(NodeFeeds feeds, AvailabilitySettings settings) {
        return new FeedSeatAvailability(feeds, settings);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.seat-map-streamer.serve", matchIfMissing = true)
    RouterFunction<ServerResponse> availabilityRoutes(FeedSeatAvailability availability) {
        return new AvailabilityRoutes(availability).routes();
    }
}
