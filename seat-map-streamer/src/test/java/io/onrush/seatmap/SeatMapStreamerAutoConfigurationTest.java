package io.onrush.seatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.availability.LiveFeeds;
import io.onrush.seatmap.availability.SeatAvailability;
import io.onrush.seatmap.availability.SeatSource;
import io.onrush.seatmap.plan.EventSeatMaps;
import io.onrush.seatmap.plan.EventVenues;
import io.onrush.seatmap.plan.Plans;
import io.onrush.seatmap.plan.Venues;
import io.onrush.seatmap.stream.RSocketTcpPort;
import io.onrush.seatmap.stream.StreamStatistics;
import io.r2dbc.spi.ConnectionFactories;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.rsocket.autoconfigure.RSocketMessagingAutoConfiguration;
import org.springframework.boot.rsocket.autoconfigure.RSocketStrategiesAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class SeatMapStreamerAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SeatMapStreamerAutoConfiguration.class,
                    RSocketStrategiesAutoConfiguration.class, RSocketMessagingAutoConfiguration.class))
            .withBean(DatabaseClient.class,
                    () -> DatabaseClient.create(ConnectionFactories.get("r2dbc:postgresql://nobody@localhost:1/none")))
            .withBean(JsonMapper.class, () -> Plans.JSON)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(IdGenerator.class, AlternativeJdkIdGenerator::new)
            .withBean(SecureRandom.class, SecureRandom::new)
            .withBean(SeatSource.class, SeatSource::new)
            .withBean(EventVenues.class, () -> event -> Mono.empty())
            .withPropertyValues("onrush.seat-map-streamer.rsocket-port=0");

    @Test
    void everything_is_there_by_default() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeansOfType(RouterFunction.class)).hasSize(3);
            assertThat(context.getBean(RSocketTcpPort.class).port()).isPresent();
        });
    }

    @Test
    void a_node_that_does_not_serve_still_answers_other_modules() {
        runner.withPropertyValues("onrush.seat-map-streamer.serve=false").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).hasSingleBean(Venues.class).hasSingleBean(SeatAvailability.class)
                    .hasSingleBean(EventSeatMaps.class).hasSingleBean(LiveFeeds.class)
                    .hasSingleBean(StreamStatistics.class);
            assertThat(context).doesNotHaveBean(RouterFunction.class).doesNotHaveBean(RSocketTcpPort.class);
        });
    }

    @Test
    void the_rsocket_port_can_be_switched_off() {
        runner.withPropertyValues("onrush.seat-map-streamer.rsocket-port=-1").run(context ->
                assertThat(context.getBean(RSocketTcpPort.class).port()).isEmpty());
    }

    @Test
    void the_rsocket_port_is_closed_at_stop() {
        runner.run(context -> {
            RSocketTcpPort port = context.getBean(RSocketTcpPort.class);
            context.getSourceApplicationContext().stop();
            assertThat(port.port()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "max-seats=0|max-seats must be at least 1",
        "database-timeout=0s|database-timeout must be longer than 0",
        "tick=0ms|tick must be at least 1ms",
        "idle=50ms|idle must be longer than tick",
        "max-staleness=100ms|max-staleness must be longer than tick",
        "source-backoff=10ms|source-backoff must not be shorter than tick",
        "max-events=0|max-events must be at least 1",
        "ring-frames=0|ring-frames must be at least 1",
        "max-watchers=0|max-watchers must be at least 1",
        "max-stream-age=10s|max-stream-age must be longer than heartbeat",
        "rsocket-port=-2|rsocket-port must be -1 (off), 0 (any free) or up to 65535",
        "rsocket-max-payload-bytes=100|rsocket-max-payload-bytes must not be less than rsocket-fragment-bytes"
    })
    void a_setting_that_cannot_be_right_fails_the_start_and_says_why(String setting, String reason) {
        runner.withPropertyValues("onrush.seat-map-streamer." + setting).run(context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("onrush.seat-map-streamer." + reason));
    }
}
