package io.onrush.seatmap.stream;

import io.onrush.seatmap.SeatMapProblem;
import io.onrush.seatmap.availability.AvailabilityFeed;
import io.onrush.seatmap.availability.AvailabilityMessage;
import io.onrush.seatmap.availability.LiveFeeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The streams of seat availability, in the forms that the transports send. */
final class AvailabilityStreams implements SeatStreams {

    /** Of the seats, and of the stock. */
    private static final int MESSAGES_A_PULSE = 2;

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
            return pulses.of(feed, Transport.SSE, all -> all.map(pulse -> Flux.defer(() -> Flux.fromIterable(sseBytes(watcher, pulse)))))
                    .startWith(Flux.just(retryHint))
                    .concatWith(Mono.fromSupplier(this::lastWords));
        });
    }

    /** JSON messages, at the most as many as were asked for. RSocket has heartbeats of its own. */
    Flux<byte[]> messages(AvailabilityFeed feed, OptionalLong lastSeq) {
        return Flux.defer(() -> {
            Watcher watcher = new Watcher(feed, lastSeq, meter);
            return pulses.of(feed, Transport.RSOCKET, all -> all.concatMap(pulse -> messages(watcher), 0));
        });
    }

    /** Each is decided when it is asked for. */
    private static Flux<byte[]> messages(Watcher watcher) {
        return Flux.generate(() -> MESSAGES_A_PULSE, (left, out) -> {
            Optional<AvailabilityMessage> message = left == 0 ? Optional.empty() : watcher.next();
            message.map(AvailabilityMessage::rsocket).ifPresentOrElse(out::next, out::complete);
            return left - 1;
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

    private static List<byte[]> sseBytes(Watcher watcher, Pulse pulse) {
        List<byte[]> messages = Stream.generate(watcher::next)
                .limit(MESSAGES_A_PULSE)
                .takeWhile(Optional::isPresent)
                .map(message -> message.get().sse())
                .toList();
        return messages.isEmpty() && pulse == Pulse.HEARTBEAT ? List.of(HEARTBEAT) : messages;
    }
}
