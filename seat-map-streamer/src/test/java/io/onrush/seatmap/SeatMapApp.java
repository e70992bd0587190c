package io.onrush.seatmap;

import io.onrush.seatmap.availability.SeatSource;
import io.onrush.seatmap.plan.EventVenues;
import io.onrush.seatmap.plan.ImportedVenue;
import io.onrush.seatmap.plan.Plans;
import io.onrush.seatmap.plan.Venues;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** A whole application around this module, on real ports, one a test JVM. Stopped by Spring's shutdown hook. */
public final class SeatMapApp {

    public static final int MAX_WATCHERS = 40;

    private static final ConfigurableApplicationContext CONTEXT = start();

    private SeatMapApp() {
    }

    /** A new event in a small hall of its own, all seats available. */
    public static UUID newEvent() {
        return newEvent(Plans.smallHall());
    }

    public static UUID newEvent(byte[] plan) {
        ImportedVenue venue = bean(Venues.class).importPlan(plan).block(Duration.ofSeconds(20));
        UUID event = bean(IdGenerator.class).generateId();
        bean(Events.class).venues.put(event, venue.venueId());
        bean(SeatSource.class).add(event, venue.seats());
        return event;
    }

    public static SeatSource source() {
        return bean(SeatSource.class);
    }

    public static String url(String path) {
        return "http://localhost:" + port() + path;
    }

    public static int port() {
        return CONTEXT.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.ofEntries(
                        Map.entry("server.port", "0"),
                        Map.entry("spring.r2dbc.url", Postgres.r2dbcUrl()),
                        Map.entry("spring.r2dbc.username", "postgres"),
                        Map.entry("spring.r2dbc.password", "postgres"),
                        Map.entry("spring.flyway.enabled", "false"),
                        Map.entry("spring.rsocket.server.mapping-path", "/rsocket"),
                        Map.entry("spring.rsocket.server.transport", "websocket"),
                        Map.entry("spring.main.banner-mode", "off"),
                        Map.entry("onrush.seat-map-streamer.tick", "20ms"),
                        Map.entry("onrush.seat-map-streamer.heartbeat", "150ms"),
                        Map.entry("onrush.seat-map-streamer.max-staleness", "1s"),
                        Map.entry("onrush.seat-map-streamer.source-backoff", "100ms"),
                        Map.entry("onrush.seat-map-streamer.max-watchers", Integer.toString(MAX_WATCHERS)),
                        Map.entry("onrush.seat-map-streamer.rsocket-port", "0")))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        IdGenerator ids() {
            return new AlternativeJdkIdGenerator();
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        Events events() {
            return new Events();
        }

        @Bean
        ProblemEdge edge() {
            return new ProblemEdge();
        }

        @Bean
        SeatSource seatStates() {
            return new SeatSource();
        }
    }

    static final class Events implements EventVenues {

        private final Map<UUID, UUID> venues = new ConcurrentHashMap<>();

        @Override
        public Mono<UUID> venueOf(UUID eventId) {
            return Mono.justOrEmpty(venues.get(eventId));
        }
    }
}
