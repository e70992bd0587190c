package io.onrush.loadtests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The result of interleaved rounds A B A B ….
 *
 * @param ours  one sample a round
 * @param known the same rounds of what ours is compared with
 */
record Ratio(String ourName, String knownName, List<Sample> ours, List<Sample> known) {

    /** @param warmUps rounds of each that come first and are not kept */
    static Ratio of(Candidate ours, Candidate known, int warmUps, int rounds) throws Exception {
        List<Sample> first = new ArrayList<>();
        List<Sample> second = new ArrayList<>();
        for (int round = 0; round < warmUps + rounds; round++) {
            first.add(round(ours));
            second.add(round(known));
        }
        return new Ratio(ours.name(), known.name(), first.subList(warmUps, first.size()), second.subList(warmUps, second.size()));
    }

    private static Sample round(Candidate candidate) throws Exception {
        candidate.prepare();
        try {
            return candidate.measure();
        } finally {
            candidate.tidyUp();
        }
    }

    /** Operations a second, ours over known: the median of the rounds' ratios. */
    double throughput() {
        return Medians.of(throughputs());
    }

    double lowest() {
        return throughputs().min().orElseThrow();
    }

    double highest() {
        return throughputs().max().orElseThrow();
    }

    /** CPU time of the server for one operation, known over ours: above 1, ours is cheaper. */
    double cpu() {
        return Medians.of(eachRound(round -> known.get(round).cpuMicrosEach() / ours.get(round).cpuMicrosEach()));
    }

    private DoubleStream throughputs() {
        return eachRound(round -> ours.get(round).perSecond() / known.get(round).perSecond());
    }

    private DoubleStream eachRound(IntToDoubleFunction figure) {
        return IntStream.range(0, ours.size()).mapToDouble(figure);
    }
}
