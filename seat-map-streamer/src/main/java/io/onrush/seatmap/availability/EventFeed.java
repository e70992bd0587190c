package io.onrush.seatmap.availability;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/** The state cell of one event on this node, with its listeners. Written by one poll at a time, read by anyone. */
final class EventFeed implements AvailabilityFeed {

    /** A number says what a watcher has of the seats; the stock is told to whoever comes back. */
    private static final long NO_STOCK = 0;

    private final UUID eventId;
    private final SeatCell cell;
    private final FeedUse use;
    private final Scheduler time;
    private final Set<FeedListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile FeedView view;
    private volatile long freshAtMillis;

    EventFeed(UUID eventId, SeatCell cell, StateSnapshot start, Map<String, Long> stock, FeedUse use, Scheduler time) {
        this.eventId = eventId;
        this.cell = cell;
        this.use = use;
        this.time = time;
        cell.reset(start);
        this.view = cell.stock(stock);
        this.freshAtMillis = now();
    }

    UUID eventId() {
        return eventId;
    }

    FeedUse use() {
        return use;
    }

    FeedView view() {
        return view;
    }

    void reset(StateSnapshot snapshot, Map<String, Long> stock) {
        cell.reset(snapshot);
        show(cell.stock(stock));
    }

    void apply(ChangePage.Changes page, Map<String, Long> stock) {
        cell.apply(page);
        show(cell.stock(stock));
    }

    boolean isFresh(Duration maxStaleness) {
        return ageMillis() <= maxStaleness.toMillis();
    }

    /** How long ago the source said how things are. */
    long ageMillis() {
        return now() - freshAtMillis;
    }

    @Override
    public void listen(FeedListener listener) {
        listeners.add(listener);
        if (!use.touch(now())) {
            listener.closed();
        }
    }

    @Override
    public void forget(FeedListener listener) {
        listeners.remove(listener);
        use.touch(now());
    }

    @Override
    public FeedPosition resumeAt(OptionalLong seq) {
        return seq.isPresent() ? new FeedPosition(view.position().epoch(), seq.getAsLong(), NO_STOCK) : FeedPosition.NOTHING;
    }

    @Override
    public Optional<AvailabilityMessage> next(FeedPosition position) {
        return view.after(position);
    }

    /** True when nobody listens and nobody asked within the time; the feed has then ended. */
    boolean endIfIdle(Duration idle) {
        return listeners.isEmpty() ? use.endIfIdle(now(), idle) : !use.touch(now());
    }

    void close() {
        use.end();
        listeners.forEach(FeedListener::closed);
    }

    private void show(FeedView next) {
        boolean changed = next != view;
        view = next;
        freshAtMillis = now();
        if (changed) {
            listeners.forEach(FeedListener::changed);
        }
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }
}
