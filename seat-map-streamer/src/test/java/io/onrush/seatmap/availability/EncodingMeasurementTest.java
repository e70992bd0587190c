package io.onrush.seatmap.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.plan.Plans;
import io.onrush.seatmap.plan.SeatMap;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stadium's tick costs: one frame of a hundred seats, and a snapshot. Generous bounds; the log has the figures. */
class EncodingMeasurementTest {

    private static final Logger log = LoggerFactory.getLogger(EncodingMeasurementTest.class);
    private static final int ROUNDS = 2_000;

    @Test
    void a_tick_of_a_stadium_is_applied_and_encoded_in_well_under_a_tick() {
        SeatMap map = Plans.map(Plans.stadium());
        byte[] states = new byte[map.seats()];
        Arrays.fill(states, (byte) 'A');
        SeatCell cell = new SeatCell(map, new FrameLimits(600, 20_000), new AvailabilityJson(Plans.JSON), new LongAdder());
        FeedView view = cell.reset(new StateSnapshot(0, states));
        long[] applied = new long[ROUNDS];
        long[] frame = new long[ROUNDS];
        long[] snapshot = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            SeatChange change = new SeatChange(i + 1, IntStream.range(i * 20, i * 20 + 100).toArray(), 'H');
            FeedPosition before = view.position();
            long start = System.nanoTime();
            view = cell.apply(new ChangePage.Changes(List.of(change), i + 1));
            long middle = System.nanoTime();
            assertThat(view.after(before).orElseThrow().sse()).isNotEmpty();
            long end = System.nanoTime();
            assertThat(view.snapshot().sse()).isNotEmpty();
            snapshot[i] = System.nanoTime() - end;
            frame[i] = end - middle;
            applied[i] = middle - start;
        }
        log.info("stadium tick of 100 seats: apply {} us, encode frame {} us, encode snapshot {} us to {} bytes",
                medianMicros(applied), medianMicros(frame), medianMicros(snapshot), view.snapshot().sse().length);

        assertThat(medianMicros(applied) + medianMicros(frame) + medianMicros(snapshot)).isLessThan(50_000);
    }

    private static double medianMicros(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e3;
    }
}
