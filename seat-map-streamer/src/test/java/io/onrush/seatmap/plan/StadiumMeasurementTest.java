package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a 56,250-seat plan costs at its import. The bounds are ten times what it takes on a small machine. */
class StadiumMeasurementTest {

    private static final Logger log = LoggerFactory.getLogger(StadiumMeasurementTest.class);

    @Test
    void a_stadium_is_read_and_encoded_in_well_under_a_few_seconds() {
        byte[] plan = Plans.stadium();
        SeatMap map = Plans.map(plan);
        byte[] json = new SeatMapJson(Plans.JSON).encode(map);
        byte[] gzip = Gzip.compress(json);

        double read = medianMillis(() -> Plans.map(plan));
        double encode = medianMillis(() -> new SeatMapJson(Plans.JSON).encode(map));
        double compress = medianMillis(() -> Gzip.compress(json));
        log.info("stadium: plan {} bytes, read {} ms, encode {} ms to {} bytes, gzip {} ms to {} bytes",
                plan.length, read, encode, json.length, compress, gzip.length);

        assertThat(read).isLessThan(5_000);
        assertThat(encode).isLessThan(2_000);
        assertThat(gzip.length).isLessThan(json.length / 5);
    }

    static double medianMillis(Supplier<?> work) {
        double[] millis = new double[9];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            Object result = work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
            assertThat(result).isNotNull();
        }
        Arrays.sort(millis);
        return Math.round(millis[4] * 10) / 10.0;
    }
}
