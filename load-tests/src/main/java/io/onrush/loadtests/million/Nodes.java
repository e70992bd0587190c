package io.onrush.loadtests.million;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The processes of the simulated sale, and when each of them is down: it crashes, and another takes its place some time later. */
final class Nodes {

    private static final int SECONDS_BETWEEN_CRASHES = 240;
    private static final int LONGEST_OUTAGE = 45;
    private static final int SHORTEST_OUTAGE = 10;

    private final List<List<Outage>> outages = new ArrayList<>();

    Nodes(int nodes, int from, int to, Random random) {
        for (int node = 0; node < nodes; node++) {
            List<Outage> itsOwn = new ArrayList<>();
            int second = from;
            while (true) {
                second += 1 + (int) (-Math.log(1 - random.nextDouble()) * SECONDS_BETWEEN_CRASHES);
                int end = second + SHORTEST_OUTAGE + random.nextInt(LONGEST_OUTAGE - SHORTEST_OUTAGE);
                if (second >= to) {
                    break;
                }
                itsOwn.add(new Outage(second, end));
                second = end;
            }
            outages.add(itsOwn);
        }
    }

    int count() {
        return outages.size();
    }

    boolean isUp(int node, int second) {
        return outages.get(node).stream().noneMatch(outage -> outage.covers(second));
    }

    int up(int second) {
        int up = 0;
        for (int node = 0; node < count(); node++) {
            up += isUp(node, second) ? 1 : 0;
        }
        return up;
    }

    int crashes(int before) {
        return (int) outages.stream().flatMap(List::stream).filter(outage -> outage.from() < before).count();
    }

    private record Outage(int from, int to) {

        boolean covers(int second) {
            return from <= second && second < to;
        }
    }
}
