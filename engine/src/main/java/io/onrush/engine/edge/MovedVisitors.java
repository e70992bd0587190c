package io.onrush.engine.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which visitors have moved to another device, as this process knows it, so that a token is checked without a remote call. What other processes
 * moved is read from PostgreSQL twice a second; while it cannot be read, what is known stands. A visitor who moved is remembered for as
 * long as a token of before could live.
 */
final class MovedVisitors implements SmartLifecycle {

    /** How late a device is signed off by other processes, beside the reading itself. */
    static final Duration INTERVAL = Duration.ofMillis(500);

    /** A row is dated before it is committed: it may appear this much later than others of its time. */
    private static final Duration APPEARS_WITHIN = Duration.ofSeconds(30);

    private static final Duration FIRST_READING = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(MovedVisitors.class);

    private final VisitorMoves moves;
    private final Clock clock;
    private final Duration tokensLive;
    private final Map<String, VisitorMoves.Move> known = new ConcurrentHashMap<>();
    private volatile Instant readTo;
    private volatile Disposable reading = Disposables.disposed();
    private volatile boolean failing;

    MovedVisitors(VisitorMoves moves, Clock clock, Duration tokensLive) {
        this.moves = moves;
        this.clock = clock;
        this.tokensLive = tokensLive;
        this.readTo = clock.instant().minus(tokensLive);
    }

    /** When the visitor of such a session moved away from it; null where it is in force. */
    @Nullable Instant leftAt(VisitorSession session) {
        VisitorMoves.Move last = known.get(session.visitorId());
        return last != null && session.number() < last.session() ? last.at() : null;
    }

    /** Here at once; the other processes read it. */
    void moved(VisitorMoves.Move move) {
        known.merge(move.visitorId(), move, (one, other) -> one.session() > other.session() ? one : other);
    }

    Mono<Void> read() {
        return Mono.defer(() -> {
            known.values().removeIf(move -> move.at().isBefore(clock.instant().minus(tokensLive)));
            return moves.since(readTo.minus(APPEARS_WITHIN)).doOnNext(this::learn).last().doOnNext(row -> readTo = row.now()).then();
        });
    }

    private void learn(VisitorMoves.Row row) {
        if (row.move() != null) {
            moved(row.move());
        }
    }

    /** The first reading is waited for, with a bound: what cannot be read keeps no process from starting. */
    @Override
    public void start() {
        readOrGoOn().timeout(FIRST_READING).onErrorResume(this::logAndGoOn).block();
        reading = Flux.interval(INTERVAL).onBackpressureDrop().concatMap(tick -> readOrGoOn(), 1).subscribe();
    }

    private Mono<Void> readOrGoOn() {
        return read().doOnSuccess(done -> failing = false).onErrorResume(this::logAndGoOn);
    }

    private Mono<Void> logAndGoOn(Throwable fault) {
        log.atLevel(failing ? Level.DEBUG : Level.WARN).log("Who moved to another device could not be read, and is again in {}: {}", INTERVAL, fault.toString());
        failing = true;
        return Mono.empty();
    }

    @Override
    public void stop() {
        reading.dispose();
    }

    @Override
    public boolean isRunning() {
        return !reading.isDisposed();
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }
}
