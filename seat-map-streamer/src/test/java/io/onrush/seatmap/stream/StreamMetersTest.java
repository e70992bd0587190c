package io.onrush.seatmap.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.seatmap.availability.Feeds;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StreamMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Node node = new Node(new Feeds(), Node.SETTINGS);
    private final StreamMeters meters = new StreamMeters(registry, node.meter, node.feeds.live(), node.watchers);

    @Test
    void watchers_are_counted_by_transport_while_they_are_connected() {
        Disposable sse = node.streams.sse(node.feed(), OptionalLong.empty()).concatMap(each -> each).subscribe();
        Disposable rsocket = node.streams.messages(node.feed(), OptionalLong.empty()).subscribe();
        Disposable another = node.streams.messages(node.feed(), OptionalLong.empty()).subscribe();
        assertThat(subscribers("sse")).isEqualTo(1);
        assertThat(subscribers("rsocket")).isEqualTo(2);

        Flux.just(sse, rsocket, another).subscribe(Disposable::dispose);
        assertThat(subscribers("sse")).isZero();
        assertThat(subscribers("rsocket")).isZero();
    }

    @Test
    void what_is_sent_and_what_changed_is_counted() {
        node.reader(OptionalLong.empty(), new SeatPicture()).request(Long.MAX_VALUE);
        node.feeds.source.change(Feeds.EVENT, 'H', 1, 2, 3);
        node.feeds.tick();

        assertThat(registry.get("seat.map.streamer.frames").functionCounter().count()).isEqualTo(2);
        assertThat(registry.get("seat.map.streamer.changes").functionCounter().count()).isEqualTo(3);
        assertThat(registry.get("seat.map.streamer.resyncs").functionCounter().count()).isZero();
    }

    @Test
    void the_age_of_a_feed_grows_while_its_source_is_away() {
        assertThat(age()).as("nothing in use").isZero();
        node.feed();
        node.feeds.source.before(Mono.error(new IllegalArgumentException("down")));
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(age()).isBetween(9.5, 10.0);

        node.feeds.source.heal();
        node.feeds.time.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(age()).isLessThan(0.2);
    }

    private double subscribers(String transport) {
        return registry.get("seat.map.streamer.subscribers").tag("transport", transport).gauge().value();
    }

    private double age() {
        return registry.get("seat.map.streamer.feed.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
