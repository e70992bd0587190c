package io.onrush.seatmap.stream;

import io.onrush.seatmap.SeatMapProblem;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Flux;

/** Counts the watchers of this node, by transport, and keeps all together below the limit. */
final class Watchers {

    private final AtomicInteger count = new AtomicInteger();
    private final Map<Transport, AtomicInteger> counts =
            Map.of(Transport.SSE, new AtomicInteger(), Transport.RSOCKET, new AtomicInteger());
    private final StreamSettings settings;

    Watchers(StreamSettings settings) {
        this.settings = settings;
    }

    int count() {
        return count.get();
    }

    int count(Transport transport) {
        return counts.get(transport).get();
    }

    boolean isFull() {
        return count.get() >= settings.maxWatchers();
    }

    ErrorResponseException tooMany() {
        return SeatMapProblem.TOO_MANY_STREAMS.retryAfter(settings.retry(),
                "Read GET availability instead, or connect again after the time in Retry-After.");
    }

    /** Counts the stream while it is subscribed. One that lost the race for the last place ends at once. */
    <T> Flux<T> counted(Transport transport, Flux<T> stream) {
        return Flux.defer(() -> {
            if (count.incrementAndGet() > settings.maxWatchers()) {
                count.decrementAndGet();
                return Flux.<T>empty();
            }
            counts.get(transport).incrementAndGet();
            return stream.doFinally(end -> {
                counts.get(transport).decrementAndGet();
                count.decrementAndGet();
            });
        });
    }
}
