package io.onrush.seatmap.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.onrush.seatmap.availability.LiveFeeds;
import java.security.SecureRandom;
import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Wires this package; public only so that the auto-configuration can import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StreamSettings.class, RSocketSettings.class})
public class StreamConfiguration {

    @Bean
    Watchers streamWatchers(StreamSettings settings) {
        return new Watchers(settings);
    }

    @Bean
    StreamMeter streamStatistics(Watchers watchers, LiveFeeds feeds) {
        return new StreamMeter(watchers, feeds);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "onrush.seat-map-streamer.serve", matchIfMissing = true)
    static class Serving {

        @Bean
        Heart streamHeart(StreamSettings settings) {
            return new Heart(settings, Schedulers.parallel());
        }

        /** The jitter of stream ages is no secret: seeded once, because a secure source may block an event loop. */
        @Bean
        AvailabilityStreams availabilityStreams(LiveFeeds feeds, Watchers watchers, StreamMeter meter, Heart heart,
                StreamSettings settings, SecureRandom random) {
            Pulses pulses = new Pulses(settings, watchers, heart, new Random(random.nextLong()));
            return new AvailabilityStreams(feeds, pulses, watchers, meter, settings);
        }

        /** In an application without a meter registry they go nowhere. */
        @Bean
        StreamMeters streamMeters(ObjectProvider<MeterRegistry> registries, StreamMeter meter, LiveFeeds feeds,
                Watchers watchers) {
            return new StreamMeters(registries.getIfAvailable(CompositeMeterRegistry::new), meter, feeds, watchers);
        }

        @Bean
        RouterFunction<ServerResponse> availabilityStreamRoutes(AvailabilityStreams streams) {
            return new SseRoutes(streams).routes();
        }

        @Bean
        RSocketStreams availabilityRSocketStreams(AvailabilityStreams streams, JsonMapper json) {
            return new RSocketStreams(streams, json);
        }

        @Bean
        RSocketConnections rsocketConnections() {
            return new RSocketConnections();
        }

        @Bean
        RSocketTcpServer rsocketTcpServer(RSocketMessageHandler handler, RSocketSettings settings) {
            return new RSocketTcpServer(handler, settings);
        }
    }
}
