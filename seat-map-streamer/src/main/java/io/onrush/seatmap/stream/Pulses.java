package io.onrush.seatmap.stream;

import io.onrush.seatmap.availability.AvailabilityFeed;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Sinks;

/**
 * One watcher's pulses: the first at once, then one when the feed has changed and one a heartbeat. Only the latest pulse
 * waits for a slow watcher; what to send is decided when it is taken, so a lost pulse loses nothing.
 */
final class Pulses {

    private final StreamSettings settings;
    private final Watchers watchers;
    private final Heart heart;
    private final RandomGenerator random;

    Pulses(StreamSettings settings, Watchers watchers, Heart heart, RandomGenerator random) {
        this.settings = settings;
        this.watchers = watchers;
        this.heart = heart;
        this.random = random;
    }

    /**
     * Completes after the stream's age, or when the feed ends, whether or not the watcher reads.
     *
     * @param messages what becomes of the pulses; what of it nobody has read by then is not sent any more
     */
    <T> Flux<T> of(AvailabilityFeed feed, Transport transport, Function<Flux<Pulse>, Flux<T>> messages) {
        return watchers.counted(transport, Flux.defer(() -> {
            Sinks.Empty<Void> end = Sinks.empty();
            return messages.apply(Flux.create(sink -> connect(feed, sink, end), OverflowStrategy.LATEST)).takeUntilOther(end.asMono());
        }));
    }

    /** Completes all, now and from now on. */
    void end() {
        heart.end();
    }

    private void connect(AvailabilityFeed feed, FluxSink<Pulse> sink, Sinks.Empty<Void> end) {
        long now = heart.now();
        PulseSource source = new PulseSource(sink, end, settings.heartbeat().toMillis(), now, now + ageMillis());
        sink.onDispose(() -> {
            heart.remove(source);
            feed.forget(source);
        });
        heart.add(source);
        feed.listen(source);
        sink.next(Pulse.CHANGE);
    }

    private long ageMillis() {
        double factor = 0.9 + 0.2 * random.nextDouble();
        return (long) (settings.maxStreamAge().toMillis() * factor);
    }
}
