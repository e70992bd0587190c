package io.onrush.loadtests.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Rounds of several candidates in turn, A B C A B C ….
 *
 * @param warmUps rounds of each that come first and are not kept
 * @param kept    rounds of each that are
 * @param rest    after each round of the warm-up: a server on one core compiles its hot code only when it has nothing else to do
 */
record Rounds(int warmUps, int kept, Rest rest) {

    /** Waits until the server has nothing to do any more, or long enough. */
    interface Rest {
        void take() throws InterruptedException;
    }

    /** The samples of each candidate, in the order of the candidates. */
    List<List<Sample>> of(List<Candidate> candidates) throws Exception {
        List<List<Sample>> samples = candidates.stream().<List<Sample>>map(candidate -> new ArrayList<>()).toList();
        for (int round = 0; round < warmUps + kept; round++) {
            for (int i = 0; i < candidates.size(); i++) {
                Sample sample = measured(candidates.get(i));
                if (round >= warmUps) {
                    samples.get(i).add(sample);
                }
            }
            if (round < warmUps) {
                rest.take();
            }
        }
        return samples;
    }

    private static Sample measured(Candidate candidate) throws Exception {
        candidate.prepare();
        try {
            return candidate.measure();
        } finally {
            candidate.tidyUp();
        }
    }
}
