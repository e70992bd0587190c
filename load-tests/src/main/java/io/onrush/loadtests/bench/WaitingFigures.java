package io.onrush.loadtests.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a crowd that watches one queue takes, without anything to compare it with: live heap of the server for each watcher, and
 * how long after the first of them the others see a change. Each join is a change of its own tick, and goes to all.
 */
final class WaitingFigures {

    private static final SeatGrid GRID = new SeatGrid(10, 10);
    private static final int HOLD_SECONDS = 60;
    private static final int WARM_UP = 10;
    private static final long PAUSE_MILLIS = 1000;

    private final ServerProcess server;
    private final HttpLoad load;
    private final PrintStream out;
    private final int watchers;
    private final int changes;

    WaitingFigures(ServerProcess server, HttpLoad load, PrintStream out, int watchers, int changes) {
        this.server = server;
        this.load = load;
        this.out = out;
        this.watchers = watchers;
        this.changes = changes;
    }

    void measure() throws Exception {
        Installation installation = new Installation(server);
        String onsaleId = installation.queue(installation.createEvent(installation.importVenue(GRID), HOLD_SECONDS));
        List<byte[]> joins = Crowd.of(WARM_UP + changes, load).joins(onsaleId);
        long before = server.liveHeapBytes();
        long[][] arrivals = new long[watchers][1 + joins.size()];
        int[] seen = new int[watchers];
        try (StreamLoad crowd = new StreamLoad(server.port(), "/api/v1/onsales/" + onsaleId + "/queue/stream", watchers, watcher -> () -> arrivals[watcher][seen[watcher]++] = System.nanoTime())) {
            crowd.awaitQuiet();
            out.printf(Locale.ROOT, "%n%,d watchers of one queue: %,.0f bytes of live heap each%n", watchers, (server.liveHeapBytes() - before) / (double) watchers);
            double cpuBefore = server.cpuSeconds();
            for (byte[] join : joins) {
                load.send(List.of(join), 201);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            crowd.awaitQuiet();
            tell(arrivals, seen, server.cpuSeconds() - cpuBefore);
        }
    }

    /** The frame with which a stream begins is not counted, nor are those of the warm-up. */
    private void tell(long[][] arrivals, int[] seen, double cpuSeconds) {
        int frames = Arrays.stream(seen).min().orElseThrow() - 1;
        if (frames < WARM_UP + changes || Arrays.stream(seen).max().orElseThrow() - 1 != frames) {
            out.printf(Locale.ROOT, "Frames were skipped by slow watchers: from %d to %d of %d came, so no delays are told%n", frames, Arrays.stream(seen).max().orElseThrow() - 1, WARM_UP + changes);
            return;
        }
        long[] late = IntStream.rangeClosed(1 + WARM_UP, frames).boxed().flatMapToLong(frame -> {
            long first = Arrays.stream(arrivals).mapToLong(times -> times[frame]).min().orElseThrow();
            return Arrays.stream(arrivals).mapToLong(times -> times[frame] - first);
        }).sorted().toArray();
        out.printf(Locale.ROOT, "%,d frames: after the first watcher p50 %.1f ms, p99 %.1f ms, at the most %.1f ms; %.1f µs CPU of the server for one frame to one watcher%n",
                changes, late[late.length / 2] / 1e6, late[(int) (late.length * 0.99)] / 1e6, late[late.length - 1] / 1e6, cpuSeconds * 1e6 / ((long) frames * watchers));
    }
}
