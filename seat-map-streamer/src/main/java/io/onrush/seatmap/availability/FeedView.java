package io.onrush.seatmap.availability;

import io.onrush.seatmap.availability.AvailabilityMessage.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * An event's availability as of one tick: states, counts, and the frames that led here. Immutable but for its messages,
 * which are made when first needed and then shared by all watchers at the same position.
 */
final class FeedView {

    private final FeedPosition position;
    private final byte[] states;
    private final Map<String, CategoryCounts> counts;
    private final StockState stock;
    private final FrameRing ring;
    private final AvailabilityJson json;
    private final LongAdder encodes;
    private final AvailabilityMessage snapshot;
    private final AvailabilityMessage stockMessage;
    private final Map<Integer, AvailabilityMessage> changes = new ConcurrentHashMap<>();

    FeedView(FeedPosition position, byte[] states, Map<String, CategoryCounts> counts, StockState stock, FrameRing ring,
            AvailabilityJson json, LongAdder encodes) {
        this.position = position;
        this.states = states;
        this.counts = counts;
        this.stock = stock;
        this.ring = ring;
        this.json = json;
        this.encodes = encodes;
        this.snapshot = message(Kind.SNAPSHOT, 1, () -> json.snapshot(position.seq(), states, counts, stock.left()));
        this.stockMessage = message(Kind.STOCK, 1, () -> json.stock(stock.left()));
    }

    FeedPosition position() {
        return position;
    }

    long seq() {
        return position.seq();
    }

    Map<String, CategoryCounts> counts() {
        return counts;
    }

    StockState stock() {
        return stock;
    }

    FrameRing ring() {
        return ring;
    }

    AvailabilityMessage snapshot() {
        return snapshot;
    }

    StateSnapshot states() {
        return new StateSnapshot(seq(), states.clone());
    }

    /**
     * What a watcher at a position needs next to be up to date: nothing; the changes since, as one frame; the stock; or a
     * snapshot when the position is ahead, of another numbering, or further back than the ring reaches.
     */
    Optional<AvailabilityMessage> after(FeedPosition watcher) {
        boolean contiguous = watcher.epoch() == position.epoch() && watcher.seq() <= seq() && ring.covers(watcher.seq());
        if (!contiguous) {
            return Optional.of(snapshot);
        }
        int first = ring.firstAfter(watcher.seq());
        if (first == ring.size()) {
            return watcher.stock() == position.stock() ? Optional.empty() : Optional.of(stockMessage);
        }
        return Optional.of(changes.computeIfAbsent(first, this::changesFrom));
    }

    private AvailabilityMessage changesFrom(int frame) {
        return message(Kind.CHANGES, ring.size() - frame, () -> json.changes(seq(), ring.ordinalsFrom(frame), states));
    }

    private AvailabilityMessage message(Kind kind, int ticks, Supplier<byte[]> encoder) {
        return new AvailabilityMessage(kind, position, ticks, () -> {
            encodes.increment();
            return encoder.get();
        });
    }
}
