package io.onrush.engine.allocation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Places of an event that are kept from general sale. Who has one of its access codes may hold them; one without codes is a block.
 *
 * @param number among the allocations of its event
 * @param name unlike that of any other of the event that stands
 * @param releaseAt when its places go to general sale by themselves; null: when an admin says so
 */
record Allocation(UUID id, UUID eventId, int number, String name, Instant createdAt, @Nullable Instant releaseAt, State state) {

    enum State {
        STANDING,
        /** On its way to general sale. */
        RELEASING,
        RELEASED
    }
}
