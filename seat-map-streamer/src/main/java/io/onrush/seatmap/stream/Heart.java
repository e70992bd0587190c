package io.onrush.seatmap.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * The one timer of all watchers on a node: tells each when its heartbeat is due and when its time is up, an eighth of a
 * heartbeat late at the most. A timer a watcher would be cancelled on an event loop, where it waits for the lock of the
 * scheduler's queue.
 */
final class Heart implements SmartLifecycle {

    private static final int ROUNDS_PER_HEARTBEAT = 8;

    private final StreamSettings settings;
    private final Scheduler time;
    private final Set<Beating> watchers = ConcurrentHashMap.newKeySet();
    private volatile Disposable rounds = Disposables.disposed();
    private volatile boolean ended;

    Heart(StreamSettings settings, Scheduler time) {
        this.settings = settings;
        this.time = time;
    }

    /** Must return at once and not throw. */
    interface Beating {

        void tick(long nowMillis);

        /** Its time is up. */
        void closed();
    }

    void add(Beating watcher) {
        watchers.add(watcher);
        if (ended) {
            watcher.closed();
        }
    }

    /** The time of all is up, of those too who come later. */
    void end() {
        ended = true;
        watchers.forEach(Beating::closed);
    }

    void remove(Beating watcher) {
        watchers.remove(watcher);
    }

    long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        long period = Math.max(1, settings.heartbeat().toMillis() / ROUNDS_PER_HEARTBEAT);
        rounds = time.schedulePeriodically(this::round, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        rounds.dispose();
    }

    @Override
    public boolean isRunning() {
        return !rounds.isDisposed();
    }

    private void round() {
        long now = now();
        watchers.forEach(watcher -> watcher.tick(now));
    }
}
