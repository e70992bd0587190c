package io.onrush.loadtests.bench;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The result of interleaved rounds A B A B ….
 *
 * @param isPaced whether only the CPU times say something
 * @param ours  one sample a round
 * @param known the same rounds of what ours is compared with
 */
record Ratio(String ourName, String knownName, boolean isPaced, List<Sample> ours, List<Sample> known) {

    /** One ratio for each of the known, all from the same rounds of ours. */
    static List<Ratio> of(Candidate ours, List<Candidate> known, Rounds rounds) throws Exception {
        List<Candidate> all = Stream.concat(Stream.of(ours), known.stream()).toList();
        List<List<Sample>> samples = rounds.of(all);
        return IntStream.range(1, all.size())
                .mapToObj(i -> new Ratio(ours.name(), all.get(i).name(), ours.isPaced(), samples.getFirst(), samples.get(i)))
                .toList();
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
