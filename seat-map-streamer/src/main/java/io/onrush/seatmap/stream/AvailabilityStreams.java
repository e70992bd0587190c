package io.onrush.seatmap.stream;

import io.onrush.seatmap.SeatMapProblem;
import io.onrush.seatmap.availability.AvailabilityFeed;
import io.onrush.seatmap.availability.AvailabilityMessage;
import io.onrush.seatmap.availability.LiveFeeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The streams of seat availability, in the forms that the transports send. */
final class AvailabilityStreams implements SeatStreams {

    private static final byte[] HEARTBEAT = ": hb\n\n".getBytes(StandardCharsets.US_ASCII);

    private final LiveFeeds feeds;
    private final Pulses pulses;
    private final Watchers watchers;
    private final StreamMeter meter;
    private final byte[] retryHint;
    private volatile @Nullable LongSupplier retryMillis;

    AvailabilityStreams(LiveFeeds feeds, Pulses pulses, Watchers watchers, StreamMeter meter, StreamSettings settings) {
        this.feeds = feeds;
        this.pulses = pulses;
        this.watchers = watchers;
        this.meter = meter;
        this.retryHint = retry(settings.retry().toMillis());
    }

    @Override
    public int open() {
        return watchers.count();
    }

    @Override
    public void end(LongSupplier retryMillis) {
        this.retryMillis = retryMillis;
        pulses.end();
    }

    /** The event's feed, unless this node has as many watchers as it may, or shuts down. */
    Mono<AvailabilityFeed> feed(UUID eventId) {
        return Mono.defer(() -> {
            if (retryMillis != null) {
                return Mono.error(SeatMapProblem.SHUTTING_DOWN.retryAfter(Duration.ofSeconds(1),
                        "This process ends and another one answers. Connect again on a new connection."));
            }
            return watchers.isFull() ? Mono.error(watchers.tooMany()) : feeds.feed(eventId);
        });
    }

    /**
     * Server-sent events. Each inner publisher decides what it sends when it is subscribed, which is when the connection
     * has room for it: whatever asks for pulses in advance holds pulses, not messages.
     */
    Flux<Flux<byte[]>> sse(AvailabilityFeed feed, OptionalLong lastSeq) {
        return Flux.defer(() -> {
            Watcher watcher = new Watcher(feed, lastSeq, meter);
            return pulses.of(feed, Transport.SSE)
                    .map(pulse -> Mono.fromSupplier(() -> sseBytes(watcher, pulse)).flux())
                    .startWith(Flux.just(retryHint))
                    .concatWith(Mono.fromSupplier(this::lastWords));
        });
    }

    /** JSON messages, at the most as many as were asked for. RSocket has heartbeats of its own. */
    Flux<byte[]> messages(AvailabilityFeed feed, OptionalLong lastSeq) {
        return Flux.defer(() -> {
            Watcher watcher = new Watcher(feed, lastSeq, meter);
            return pulses.of(feed, Transport.RSOCKET).handle((pulse, out) ->
                    watcher.next().map(AvailabilityMessage::rsocket).ifPresent(out::next));
        });
    }

    /** How the messages of a watcher end: well, or where this node shuts down with {@code shutting-down}. */
    Mono<Void> ending() {
        return Mono.defer(() -> {
            LongSupplier retry = retryMillis;
            return retry == null ? Mono.empty() : Mono.error(SeatMapProblem.SHUTTING_DOWN.exception(
                    "Connect again after " + retry.getAsLong() + " ms; another process answers."));
        });
    }

    /** Nothing for a stream that has come to its own end. */
    private @Nullable Flux<byte[]> lastWords() {
        LongSupplier retry = retryMillis;
        return retry == null ? null : Flux.just(retry(retry.getAsLong()));
    }

    private static byte[] retry(long millis) {
        return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes, or {@code null} for none. */
    private static byte[] sseBytes(Watcher watcher, Pulse pulse) {
        Optional<byte[]> message = watcher.next().map(AvailabilityMessage::sse);
        return message.orElse(pulse == Pulse.HEARTBEAT ? HEARTBEAT : null);
    }
}
