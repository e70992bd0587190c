package io.onrush.loadtests.million;

import io.onrush.waitingroom.queue.QueueProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was to be seen, every so many seconds. */
final class Curves {

    private final List<Point> points = new ArrayList<>();
    private QueueProgress last = QueueProgress.NONE;

    void add(int second, int joined, QueueProgress progress, int free, int held, int sold, int nodesUp) {
        points.add(new Point(second, joined, progress.admitted(), progress.active(), progress.called(), progress.noShows(), free, held, sold, nodesUp));
    }

    void seen(QueueProgress progress) {
        last = progress;
    }

    /** What the last process that was up saw. */
    QueueProgress last() {
        return last;
    }

    List<Point> points() {
        return points;
    }

    int end() {
        return points.getLast().second();
    }

    String csv() {
        return Stream.concat(Stream.of("second,joined,called,active,expected,noShows,free,held,sold,nodesUp"),
                points.stream().map(Point::csv)).collect(Collectors.joining("\n", "", "\n"));
    }

    record Point(int second, int joined, long called, long active, long expected, long noShows, int free, int held, int sold, int nodesUp) {

        String csv() {
            return Stream.of(second, joined, called, active, expected, noShows, free, held, sold, nodesUp).map(String::valueOf).collect(Collectors.joining(","));
        }
    }
}
