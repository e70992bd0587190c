package io.onrush.loadtests.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept; each ratio is printed as soon as there is one.
 *
 * @param left what could not be measured, and why
 */
record Report(BenchSettings settings, List<Ratio> ratios, List<String> left) {

    static final String DURABILITY = "Redis AOF always, PostgreSQL synchronous_commit on";

    static void begin(PrintStream out, BenchSettings settings) {
        out.printf("%nOnrush benchmarks: %d interleaved rounds, medians. Durability: %s. %s%n", settings.rounds(), DURABILITY, placement());
    }

    static void print(PrintStream out, Ratio ratio) {
        out.printf(Locale.ROOT, "%n%s ÷ %s: %s%n", ratio.ourName(), ratio.knownName(), headline(ratio));
        line(out, ratio.ourName(), Sample.median(ratio.ours()));
        line(out, ratio.knownName(), Sample.median(ratio.known()));
    }

    private static String headline(Ratio ratio) {
        String cpu = String.format(Locale.ROOT, "%.2f by CPU time", ratio.cpu());
        return ratio.isPaced() ? cpu : String.format(Locale.ROOT, "%.2f by throughput (rounds %.2f to %.2f), %s", ratio.throughput(), ratio.lowest(), ratio.highest(), cpu);
    }

    private static void line(PrintStream out, String name, Sample sample) {
        String times = Double.isNaN(sample.p50Micros()) ? "" : String.format(Locale.ROOT, ", p50 %,.0f µs, p99 %,.0f µs", sample.p50Micros(), sample.p99Micros());
        String stores = sample.storeCpuSeconds() == 0 ? "" : String.format(Locale.ROOT, " and %,.0f µs of its stores", sample.storeCpuMicrosEach());
        out.printf(Locale.ROOT, "  %-30s %,9.0f/s, %,6.1f µs CPU of the server%s each%s%n", name, sample.perSecond(), sample.cpuMicrosEach(), stores, times);
    }

    private static String placement() {
        return Cores.arePinned() ? "Server on one core, load and stores on the others; for the scripts and their rivals, stores on one core, clients on the others." : "Nothing is pinned to a core.";
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.write(file, json.writeValueAsBytes(Map.of("durability", DURABILITY, "rounds", settings.rounds(), "left", left, "ratios", ratios.stream().map(Report::asMap).toList())));
    }

    private static Map<String, Object> asMap(Ratio ratio) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("ours", ratio.ourName());
        map.put("known", ratio.knownName());
        if (!ratio.isPaced()) {
            map.put("throughput", ratio.throughput());
        }
        map.put("cpu", ratio.cpu());
        map.put("samples", Map.of("ours", ratio.ours(), "known", ratio.known()));
        return map;
    }
}
