package io.onrush.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void percentilesAreTakenFromSingleOperations() {
        Sample sample = Sample.of(LongStream.rangeClosed(1, 1_000).map(i -> 1_001 - i).map(micros -> micros * 1_000).toArray(), 2, 0.5, 0);

        assertThat(sample.p50Micros()).isEqualTo(500);
        assertThat(sample.p99Micros()).isEqualTo(990);
        assertThat(sample.perSecond()).isEqualTo(500);
        assertThat(sample.cpuMicrosEach()).isEqualTo(500);
    }

    @Test
    void theMedianSampleHasTheMedianOfEachFigure() {
        Sample median = Sample.median(List.of(new Sample(10, 3, 1, 1, 5, 9), new Sample(10, 1, 2, 2, 7, 8), new Sample(10, 2, 3, 9, 6, 1)));

        assertThat(median).isEqualTo(new Sample(10, 2, 2, 2, 6, 8));
    }

    @Test
    void anEvenNumberHasTheMeanOfTheMiddleTwo() {
        assertThat(Medians.of(DoubleStream.of(4, 1, 3, 2))).isEqualTo(2.5);
        assertThatThrownBy(() -> Medians.of(DoubleStream.empty())).isInstanceOf(IllegalArgumentException.class);
    }
}
