package io.onrush.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

    private static final double CLOSE = 1e-9;

    private final List<String> order = new ArrayList<>();

    @Test
    void roundsOfBothAlternateAndWarmUpsAreNotKept() throws Exception {
        Ratio ratio = ratio(candidate("A", 9, 1, 2), candidate("B", 9, 2, 2), 1, 2);

        assertThat(order).containsExactly("A", "B", "rest", "A", "B", "A", "B");
        assertThat(ratio.ours()).extracting(Sample::perSecond).containsExactly(100.0, 50.0);
    }

    @Test
    void severalKnownShareTheRoundsOfOurs() throws Exception {
        List<Ratio> ratios = Ratio.of(candidate("A", 4), List.of(candidate("B", 2), candidate("C", 1)), rounds(0, 1));

        assertThat(order).containsExactly("A", "B", "C");
        assertThat(ratios).extracting(Ratio::knownName).containsExactly("B", "C");
        assertThat(ratios).extracting(Ratio::throughput).containsExactly(0.5, 0.25);
    }

    @Test
    void theRatioIsTheMedianOfTheRoundsRatiosNotTheRatioOfMedians() throws Exception {
        Ratio ratio = ratio(candidate("A", 1, 2, 10), candidate("B", 1, 1, 2), 0, 3);

        // Round by round: 1/1, 1/2, 2/10. The machine was five times slower in the last round, for both.
        assertThat(ratio.throughput()).isCloseTo(0.5, within(CLOSE));
        assertThat(ratio.lowest()).isCloseTo(0.2, within(CLOSE));
        assertThat(ratio.highest()).isCloseTo(1.0, within(CLOSE));
    }

    @Test
    void aCheaperOperationHasACpuRatioAboveOne() throws Exception {
        assertThat(ratio(candidate("A", 1), candidate("B", 3), 0, 1).cpu()).isCloseTo(3.0, within(CLOSE));
    }

    @Test
    void aRoundIsTidiedUpEvenIfItFails() {
        List<String> calls = new ArrayList<>();
        Candidate failing = new Candidate() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Sample measure() {
                throw new UnexpectedAnswerException(201, 429, "{}");
            }

            @Override
            public void tidyUp() {
                calls.add("tidied up");
            }
        };

        assertThat(catchThrowable(() -> ratio(failing, failing, 0, 1))).isInstanceOf(UnexpectedAnswerException.class);
        assertThat(calls).containsExactly("tidied up");
    }

    private Ratio ratio(Candidate ours, Candidate known, int warmUps, int kept) throws Exception {
        return Ratio.of(ours, List.of(known), rounds(warmUps, kept)).getFirst();
    }

    private Rounds rounds(int warmUps, int kept) {
        return new Rounds(warmUps, kept, () -> order.add("rest"));
    }

    /** Takes as many seconds, of the clock and of CPU, as are given for each round, for a hundred operations. */
    private Candidate candidate(String name, int... seconds) {
        Iterator<Integer> rounds = Arrays.stream(seconds).iterator();
        return new Candidate() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Sample measure() {
                order.add(name);
                int took = rounds.next();
                return new Sample(100, took, took, 0, Double.NaN, Double.NaN);
            }
        };
    }
}
