package io.onrush.engine.admin;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.shutdown.OpenStreams;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The dashboards that are watched now, and their end when the process leaves. */
final class DashboardStreams implements OpenStreams {

    private final AtomicInteger open = new AtomicInteger();
    private final Sinks.Empty<Void> end = Sinks.empty();
    private volatile @Nullable LongSupplier retryMillis;

    @Override
    public int open() {
        return open.get();
    }

    @Override
    public void end(LongSupplier retryMillis) {
        this.retryMillis = retryMillis;
        end.tryEmitEmpty();
    }

    void requireRunning() {
        if (retryMillis != null) {
            throw EngineProblem.SHUTTING_DOWN.retryAfter(1, "This process ends and another one answers. Connect again on a new connection.");
        }
    }

    <T> Flux<ServerSentEvent<T>> counted(Flux<ServerSentEvent<T>> stream) {
        return stream.takeUntilOther(end.asMono())
                .concatWith(Mono.fromSupplier(this::lastWords))
                .doOnSubscribe(watching -> open.incrementAndGet())
                .doFinally(ended -> open.decrementAndGet());
    }

    /** Nothing for a stream that has come to its own end. */
    private <T> @Nullable ServerSentEvent<T> lastWords() {
        LongSupplier retry = retryMillis;
        return retry == null ? null : ServerSentEvent.<T>builder().retry(Duration.ofMillis(retry.getAsLong())).build();
    }
}
