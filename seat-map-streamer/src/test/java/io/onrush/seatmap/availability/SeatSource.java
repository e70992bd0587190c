package io.onrush.seatmap.availability;

import io.onrush.seatmap.availability.ChangePage.Changes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** The truth about seats, in memory, with a log of changes like the real source's; can fail, hang, forget and restart. */
public final class SeatSource implements SeatStates {

    private final Map<UUID, Event> events = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private volatile Mono<Void> before = Mono.empty();

    public SeatSource add(UUID event, int seats) {
        events.put(event, new Event(seats));
        return this;
    }

    /** One change with the next number. */
    public void change(UUID event, char letter, int... ordinals) {
        events.get(event).change(letter, ordinals);
    }

    public byte[] seats(UUID event) {
        return events.get(event).snapshot().states();
    }

    public long seq(UUID event) {
        return events.get(event).snapshot().seq();
    }

    /** Forgets the changes so far; the states stay. */
    void trim(UUID event) {
        events.get(event).trim();
    }

    /** Loses the numbering: it counts from 0 again. The states stay. */
    void restart(UUID event) {
        events.get(event).restart();
    }

    /** From now on every call waits for this first; an error is the call's error. */
    public void before(Mono<Void> gate) {
        before = gate;
    }

    public void heal() {
        before = Mono.empty();
    }

    int calls() {
        return calls.get();
    }

    /** The most calls that were under way at a time. */
    int mostRunning() {
        return mostRunning.get();
    }

    @Override
    public Mono<StateSnapshot> snapshot(UUID eventId) {
        return called(Mono.fromSupplier(() -> events.get(eventId).snapshot()));
    }

    @Override
    public Mono<ChangePage> changesAfter(UUID eventId, long seq, int max) {
        return called(Mono.fromSupplier(() -> events.get(eventId).after(seq, max)));
    }

    private <T> Mono<T> called(Mono<T> answer) {
        return Mono.defer(() -> {
            calls.incrementAndGet();
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            return before.then(answer).doFinally(end -> running.decrementAndGet());
        });
    }

    private static final class Event {

        private final byte[] states;
        private final List<SeatChange> log = new ArrayList<>();
        private long seq;
        private long trimmedTo;

        private Event(int seats) {
            states = new byte[seats];
            Arrays.fill(states, (byte) 'A');
        }

        private synchronized void change(char letter, int[] ordinals) {
            for (int ordinal : ordinals) {
                states[ordinal] = (byte) letter;
            }
            log.add(new SeatChange(++seq, ordinals, letter));
        }

        private synchronized void trim() {
            log.clear();
            trimmedTo = seq;
        }

        private synchronized void restart() {
            log.clear();
            seq = 0;
            trimmedTo = 0;
        }

        private synchronized StateSnapshot snapshot() {
            return new StateSnapshot(seq, states.clone());
        }

        private synchronized ChangePage after(long from, int max) {
            if (from < trimmedTo || from > seq) {
                return new ChangePage.TooOld();
            }
            int first = (int) (from - trimmedTo);
            List<SeatChange> page = log.subList(first, Math.min(log.size(), first + max));
            return new Changes(page, page.isEmpty() ? from : page.getLast().seq());
        }
    }
}
