package io.onrush.seatmap.availability;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;

/**
 * The latest frames of an event, contiguous: each begins where the one before ended. Immutable. Bounded by
 * {@link FrameLimits}; the newest frame stays even if it alone is above the bound of changes.
 */
final class FrameRing {

    private final long end;
    private final List<Frame> frames;
    private final FrameLimits limits;

    private FrameRing(long end, List<Frame> frames, FrameLimits limits) {
        this.end = end;
        this.frames = frames;
        this.limits = limits;
    }

    static FrameRing from(long seq, FrameLimits limits) {
        return new FrameRing(seq, List.of(), limits);
    }

    FrameRing plus(long to, int[] ordinals) {
        ArrayDeque<Frame> kept = new ArrayDeque<>(frames);
        kept.add(new Frame(end, to, ordinals));
        int changes = kept.stream().mapToInt(frame -> frame.ordinals().length).sum();
        while (kept.size() > 1 && (kept.size() > limits.frames() || changes > limits.changes())) {
            changes -= kept.remove().ordinals().length;
        }
        return new FrameRing(to, List.copyOf(kept), limits);
    }

    /** Whether all changes after the number are here. */
    boolean covers(long seq) {
        return seq >= (frames.isEmpty() ? end : frames.getFirst().from());
    }

    int size() {
        return frames.size();
    }

    /** The index of the first frame with changes after the number; {@link #size()} when there is none. */
    int firstAfter(long seq) {
        int low = 0;
        int high = frames.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).to() > seq) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The seats changed in the frames from an index on, ascending, each once. */
    int[] ordinalsFrom(int index) {
        if (index == frames.size() - 1) {
            return frames.get(index).ordinals();
        }
        BitSet changed = new BitSet();
        for (Frame frame : frames.subList(index, frames.size())) {
            for (int ordinal : frame.ordinals()) {
                changed.set(ordinal);
            }
        }
        return changed.stream().toArray();
    }
}
