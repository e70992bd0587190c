package io.onrush.engine.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconnectTimesTest {

    @ParameterizedTest
    @CsvSource({"1, 1500", "4000, 1500", "12000, 3500", "20000, 5500", "1000000, 5500"})
    void watchersComeBackSpreadOverATimeThatGrowsWithTheirNumber(int watchers, long last) {
        ReconnectTimes times = new ReconnectTimes(watchers, new Random(7));
        LongSummaryStatistics spread = LongStream.generate(times).limit(20_000).summaryStatistics();
        assertThat(spread.getMin()).isBetween(500L, 505L);
        assertThat(spread.getMax()).isBetween(last - 5, last - 1);
        assertThat(spread.getAverage()).isBetween(0.95 * (500 + last) / 2, 1.05 * (500 + last) / 2);
    }
}
