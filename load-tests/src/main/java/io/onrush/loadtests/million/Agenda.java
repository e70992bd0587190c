package io.onrush.loadtests.million;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Who does what in which second of the simulated sale. */
final class Agenda {

    private final TreeMap<Integer, List<Step>> seconds = new TreeMap<>();

    void at(int second, Person person, Deed deed) {
        seconds.computeIfAbsent(second, fresh -> new ArrayList<>()).add(new Step(person, deed));
    }

    /** What is to be done up to this second, and forgets it. */
    List<Step> due(int second) {
        List<Step> due = new ArrayList<>();
        while (!seconds.isEmpty() && seconds.firstKey() <= second) {
            due.addAll(seconds.pollFirstEntry().getValue());
        }
        return due;
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }

    /** What someone does. */
    enum Deed {
        JOIN, ASK_FOR_PASS, HOLD, PAY, LEAVE
    }

    record Step(Person person, Deed deed) {}
}
