package io.onrush.seatmap.availability;

import io.onrush.seatmap.availability.ChangePage.Changes;
import io.onrush.seatmap.plan.SeatMap;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The one place on a node where an event's seat states are changed. Used by one poll at a time; what it hands out are
 * immutable {@link FeedView}s. Changes of one page are coalesced into one frame.
 */
final class SeatCell {

    private final SeatMap map;
    private final FrameLimits limits;
    private final AvailabilityJson json;
    private final LongAdder encodes;
    private long epoch;
    private byte[] states = {};
    private SeatCounts counts;
    private StockState stock = StockState.NONE;
    private FeedView view;

    SeatCell(SeatMap map, FrameLimits limits, AvailabilityJson json, LongAdder encodes) {
        this.map = map;
        this.limits = limits;
        this.json = json;
        this.encodes = encodes;
    }

    FeedView view() {
        return view;
    }

    /** Starts anew: watchers of the view before are no longer contiguous with this one. */
    FeedView reset(StateSnapshot snapshot) {
        SeatCounts counted = SeatCounts.of(map, snapshot);
        states = snapshot.states().clone();
        counts = counted;
        epoch++;
        return show(snapshot.seq(), FrameRing.from(snapshot.seq(), limits));
    }

    /** Takes over what is left of the stock. */
    FeedView stock(Map<String, Long> left) {
        StockState now = stock.with(left);
        if (now != stock) {
            stock = now;
            show(view.seq(), view.ring());
        }
        return view;
    }

    /** Takes over a page. A page that cannot be right changes nothing and throws. */
    FeedView apply(Changes page) {
        check(page);
        if (page.changes().isEmpty()) {
            return page.lastSeq() == view.seq() ? view : show(page.lastSeq(), view.ring());
        }
        states = states.clone();
        BitSet changed = new BitSet(states.length);
        page.changes().forEach(change -> apply(change, changed));
        return show(page.lastSeq(), view.ring().plus(page.lastSeq(), changed.stream().toArray()));
    }

    private void apply(SeatChange change, BitSet changed) {
        byte letter = (byte) change.letter();
        for (int ordinal : change.ordinals()) {
            counts.move(ordinal, states[ordinal], letter);
            states[ordinal] = letter;
            changed.set(ordinal);
        }
    }

    private void check(Changes page) {
        if (page.lastSeq() < view.seq()) {
            throw new IllegalStateException("the source went back from " + view.seq() + " to " + page.lastSeq());
        }
        page.changes().forEach(this::check);
    }

    private void check(SeatChange change) {
        SeatCounts.index(change.letter());
        for (int ordinal : change.ordinals()) {
            requireSeats(ordinal >= 0 && ordinal < states.length, "changed seat " + ordinal);
        }
    }

    private void requireSeats(boolean right, String found) {
        if (!right) {
            throw new IllegalStateException("the source " + found + ", the seat map has " + map.seats() + " seats");
        }
    }

    private FeedView show(long seq, FrameRing ring) {
        view = new FeedView(new FeedPosition(epoch, seq, stock.version()), states, counts.perCategory(), stock, ring, json, encodes);
        return view;
    }
}
