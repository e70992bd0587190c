package io.onrush.engine.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The highest number of each event that this process was told. Replies of a Redis come in their order, so a lower one means that
 * it has gone back: a replica without the last writes was promoted.
 */
final class GivenNumbers {

    private static final long NUMBERS_OF_AN_EPOCH = 1L << 32;

    private final Cache<UUID, AtomicLong> highest = Caffeine.newBuilder().maximumSize(10_000).build();

    /** False where the event had come further before. */
    boolean saw(UUID eventId, long seq) {
        return note(eventId, seq) <= seq;
    }

    /** False where this number, or a higher one, was given out before. */
    boolean gave(UUID eventId, long seq) {
        return note(eventId, seq) < seq;
    }

    /** Of the highest number; 0 where none is known. */
    long epoch(UUID eventId) {
        return of(eventId).get() / NUMBERS_OF_AN_EPOCH;
    }

    private long note(UUID eventId, long seq) {
        return of(eventId).getAndAccumulate(seq, Math::max);
    }

    private AtomicLong of(UUID eventId) {
        return highest.get(eventId, unknown -> new AtomicLong());
    }
}
