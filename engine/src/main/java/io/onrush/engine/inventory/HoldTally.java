package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How attempts to hold seats ended, for the dashboard. Counted in this process, so that an attempt pays nothing for it, and
 * written to Redis once a second: each process writes its own totals in fields of its own, so that a command that is
 * repeated counts nothing twice and one that is lost is made up for by the next. A process that crashes takes the last
 * second with it.
 */
public final class HoldTally implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HoldTally.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration LAST_WRITE = Duration.ofSeconds(2);
    private static final int EVENTS_AT_ONCE = 8;

    private final RedisClusterReactiveCommands<String, String> redis;
    private final HoldTotals totals;
    private final String process;
    private final Map<UUID, EventTally> events = new ConcurrentHashMap<>();
    private volatile Disposable writing;
    private volatile boolean failing;

    /** @param process unlike any other's, also of those that ran before */
    HoldTally(RedisClusterReactiveCommands<String, String> redis, String process) {
        this.redis = redis;
        this.totals = new HoldTotals(redis);
        this.process = process;
    }

    /** The attempt, counted by how it ends; one that is given up by the client is not. */
    <T> Mono<T> counting(UUID eventId, Mono<T> attempt) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return attempt.doOnNext(placed -> count(eventId, HoldEnding.PLACED, start))
                    .doOnError(error -> HoldEnding.of(error).ifPresent(ending -> count(eventId, ending, start)));
        });
    }

    /** Over all processes, since the event was created. */
    public Mono<HoldFigures> of(UUID eventId) {
        return totals.of(eventId).map(totals -> figures(totals.byName()));
    }

    /** Who has no pass is turned away at the door: how long that takes says nothing of the sale. */
    private void count(UUID eventId, HoldEnding ending, long startNanos) {
        count(eventId, ending);
        if (ending != HoldEnding.PASS) {
            events.get(eventId).took(Duration.ofNanos(System.nanoTime() - startNanos));
        }
    }

    void count(UUID eventId, HoldEnding ending) {
        events.computeIfAbsent(eventId, id -> new EventTally()).count(ending);
    }

    /** Not to be called while it runs. */
    Mono<Void> write() {
        return Flux.fromIterable(events.entrySet())
                .flatMapDelayError(event -> write(event.getKey(), event.getValue()), EVENTS_AT_ONCE, EVENTS_AT_ONCE)
                .then()
                .doOnSuccess(written -> failing = false);
    }

    private Mono<Void> write(UUID eventId, EventTally tally) {
        Map<String, Long> totals = tally.unwritten();
        if (totals.isEmpty()) {
            return Mono.empty();
        }
        Map<String, String> fields = new HashMap<>();
        totals.forEach((name, total) -> fields.put(process + ":" + name, total.toString()));
        return redis.hset(new EventKeys(eventId).tally(), fields).doOnSuccess(done -> tally.wrote(totals)).then();
    }

    private static HoldFigures figures(Map<String, Long> totals) {
        Map<String, Long> refused = Stream.of(
                        HoldEnding.SEATS_UNAVAILABLE, HoldEnding.STOCK_UNAVAILABLE, HoldEnding.SEAT_LIMIT_REACHED, HoldEnding.SINGLE_SEAT_LEFT, HoldEnding.PASS)
                .collect(Collectors.toMap(HoldEnding::id, ending -> totals.getOrDefault(ending.id(), 0L)));
        return new HoldFigures(
                totals.getOrDefault(HoldEnding.PLACED.id(), 0L), refused, totals.getOrDefault(HoldEnding.ERROR.id(), 0L));
    }

    @Override
    public void start() {
        writing = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(tick -> write().onErrorResume(this::logAndGoOn), 1)
                .subscribe();
    }

    private Mono<Void> logAndGoOn(Throwable error) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN)
                .log("The tally of holds was not written and is written with the next: {}", error.toString());
        failing = true;
        return Mono.empty();
    }

    @Override
    public void stop(Runnable callback) {
        writing.dispose();
        write().timeout(LAST_WRITE).onErrorResume(this::logAndGoOn).doFinally(end -> callback.run()).subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return writing != null && !writing.isDisposed();
    }

    /** Stopped after the web server, whose last answers count too, and before the connection to Redis. */
    @Override
    public int getPhase() {
        return 1;
    }
}
