package io.onrush.engine.inventory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What buyers were told of their holds, and whether two of them were told the same. A Redis that forgot has promised nothing any more. */
final class Promises {

    private final Map<Integer, Promise> all = new TreeMap<>();
    private final Set<Long> fences = new HashSet<>();

    void made(int id, String visitor, List<Integer> seats, HoldOutcome.Held held, long now) {
        SaleSimulation.expect(fences.add(held.fence()), "the fence %d was given twice", held.fence());
        all.values().stream()
                .filter(other -> other.isLive(now) && other.seats().stream().anyMatch(seats::contains))
                .forEach(other -> SaleSimulation.expect(false, "hold %d was given seats of the live hold %d", id, other.id()));
        all.put(id, new Promise(id, visitor, seats, held.fence(), held.expiresAt().toEpochMilli(), 0, true));
    }

    void repeated(int id, HoldOutcome outcome) {
        SaleSimulation.expect(
                outcome instanceof HoldOutcome.Held held && held.fence() == all.get(id).fence(), "the same hold again was answered with %s", outcome);
    }

    Optional<Promise> any(Random random) {
        List<Promise> some = List.copyOf(all.values());
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    /** @param live what the script said of the hold when its checkout came to this stage */
    void extended(int id, ExtendHoldScript.Stage stage, boolean live, long now, long checkoutMillis) {
        Promise promise = all.get(id);
        if (promise.stands()) {
            SaleSimulation.expect(live == promise.deadline() > now, "the hold %d, until %d, was extended at %d: %s", id, promise.deadline(), now, live);
        }
        if (live) {
            all.put(id, promise.extended(stage.ordinal() + 1, now + checkoutMillis));
        }
    }

    /** Released, put back or sold: other rules hold from here on. */
    void broken(int id) {
        all.computeIfPresent(id, (key, promise) -> promise.withdrawn());
    }

    void forgotten() {
        all.replaceAll((id, promise) -> promise.withdrawn());
    }

    /**
     * @param stage of the checkout that gave it time last
     * @param stands whether the seats are the visitor's until the deadline
     */
    record Promise(int id, String visitor, List<Integer> seats, long fence, long deadline, int stage, boolean stands) {

        boolean isLive(long now) {
            return stands && deadline > now;
        }

        /** Each stage gives time once. */
        Promise extended(int reached, long later) {
            return reached <= stage ? this : new Promise(id, visitor, seats, fence, Math.max(deadline, later), reached, stands);
        }

        Promise withdrawn() {
            return new Promise(id, visitor, seats, fence, deadline, stage, false);
        }
    }
}
