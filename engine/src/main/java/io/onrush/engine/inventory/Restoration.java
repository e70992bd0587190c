package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import reactor.core.publisher.Mono;

/**
 * One kind of what an event sells, and how it is put back into a Redis that has lost it. It loads only where nothing is, so that
 * any number of processes may try: the first one wins, and what was sold meanwhile stays.
 */
interface Restoration {

    /** @param epoch greater than any that the event had; numbers of the event begin at epoch × 2^32 */
    Mono<Restored> restore(Event event, long epoch);

    /** What became of it. */
    sealed interface Restored {

        record Loaded() implements Restored {}

        /** It is there: another process was faster, or nothing was lost. */
        record Present() implements Restored {}

        /** Redis knows a later epoch than PostgreSQL does; nothing was loaded. */
        record Outdated(long epoch) implements Restored {}
    }
}
