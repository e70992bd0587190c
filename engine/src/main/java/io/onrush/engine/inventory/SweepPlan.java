package io.onrush.engine.inventory;

import io.onrush.engine.catalog.OnSale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When each event has to be looked at for lapsed holds. A look tells when the next hold lapses, and a hold that is placed after it
 * lapses later than its hold time from then: so an event in which nobody holds anything is looked at once in its hold time, and
 * however many events are on sale none is looked at late. Times are those of one clock that only goes forward.
 */
final class SweepPlan {

    /** Deadlines that a repair puts back may be earlier than was told. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Duration checkoutTime;
    private final PriorityQueue<Look> looks = new PriorityQueue<>(Comparator.comparingLong(Look::dueMillis));
    private final Map<UUID, Duration> pauses = new HashMap<>();
    private Map<UUID, Duration> listed = Map.of();

    SweepPlan(Duration checkoutTime) {
        this.checkoutTime = checkoutTime;
    }

    /** As if it had never been told of an event. */
    synchronized void begin() {
        looks.clear();
        pauses.clear();
        listed = Map.of();
    }

    /** The events on sale now. New ones are due at once; those that are gone are followed until their last hold has ended. */
    synchronized void onSale(Collection<OnSale> events, long nowMillis) {
        listed = events.stream().collect(Collectors.toMap(OnSale::eventId, event -> longestPause(event.holdTime())));
        listed.forEach((eventId, pause) -> {
            if (pauses.put(eventId, pause) == null) {
                looks.add(new Look(eventId, nowMillis));
            }
        });
    }

    /** Those that are due, the most overdue first. Each of them has to be told of by {@link #looked}. */
    synchronized List<UUID> takeDue(long nowMillis, int most) {
        List<UUID> due = new ArrayList<>();
        while (due.size() < most && !looks.isEmpty() && looks.peek().dueMillis() <= nowMillis) {
            due.add(looks.poll().eventId());
        }
        return due;
    }

    /**
     * @param beganMillis when it was looked
     * @param nextIn until the next hold lapses, from now; null where no hold has a deadline
     */
    synchronized void looked(UUID eventId, long beganMillis, long nowMillis, @Nullable Duration nextIn) {
        if (nextIn == null && !listed.containsKey(eventId)) {
            pauses.remove(eventId);
            return;
        }
        long atTheLatest = beganMillis + pauses.get(eventId).toMillis();
        looks.add(new Look(eventId, nextIn == null ? atTheLatest : Math.min(atTheLatest, nowMillis + nextIn.toMillis())));
    }

    /** It is due again at the given time. */
    synchronized void again(UUID eventId, long atMillis) {
        looks.add(new Look(eventId, atMillis));
    }

    private Duration longestPause(Duration holdTime) {
        Duration shorter = holdTime.compareTo(checkoutTime) < 0 ? holdTime : checkoutTime;
        return shorter.compareTo(LONGEST_PAUSE) < 0 ? shorter : LONGEST_PAUSE;
    }

    private record Look(UUID eventId, long dueMillis) {}
}
