package io.onrush.seatmap.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** The ring against a plain list of everything that ever changed. */
class FrameRingPropertyTest {

    @Property(tries = 500)
    void what_the_ring_covers_it_tells_completely_and_it_stays_within_its_bounds(
            @ForAll @Size(max = 30) List<@NotEmpty @Size(max = 8) List<@IntRange(max = 50) Integer>> ticks,
            @ForAll @IntRange(min = 1, max = 6) int maxFrames,
            @ForAll @IntRange(min = 1, max = 30) int maxChanges) {
        FrameRing ring = FrameRing.from(100, new FrameLimits(maxFrames, maxChanges));
        List<int[]> all = new ArrayList<>();
        long seq = 100;
        for (List<Integer> tick : ticks) {
            int[] ordinals = tick.stream().distinct().sorted().mapToInt(Integer::intValue).toArray();
            all.add(ordinals);
            seq += 3;
            ring = ring.plus(seq, ordinals);
        }

        assertThat(ring.size()).isLessThanOrEqualTo(maxFrames);
        assertThat(ring.size() <= 1 || ring.ordinalsFrom(0).length <= maxChanges).isTrue();
        assertThat(ring.covers(seq)).isTrue();
        assertThat(ring.covers(seq - 3L * ring.size() - 1)).isFalse();
        for (int back = 1; back <= ring.size(); back++) {
            long from = seq - 3L * back;
            assertThat(ring.covers(from)).isTrue();
            assertThat(ring.ordinalsFrom(ring.firstAfter(from))).isEqualTo(changedSince(all, back));
            assertThat(ring.firstAfter(from + 2)).as("within a frame").isEqualTo(ring.firstAfter(from));
        }
        assertThat(ring.firstAfter(seq)).isEqualTo(ring.size());
    }

    private static int[] changedSince(List<int[]> all, int back) {
        TreeSet<Integer> changed = new TreeSet<>();
        for (int[] ordinals : all.subList(all.size() - back, all.size())) {
            for (int ordinal : ordinals) {
                changed.add(ordinal);
            }
        }
        return changed.stream().mapToInt(Integer::intValue).toArray();
    }
}
