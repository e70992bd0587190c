package io.onrush.engine.kit;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** What becomes of bytes on a {@link Gate}'s way. Each direction of a connection has a thread of its own that brings them. */
public interface Fault {

    /** As on a good day. */
    Fault NONE = Chunk::pass;

    void bring(Chunk chunk) throws IOException;

    /** Which bytes. */
    enum Way { TO_SERVER, TO_CLIENT }

    /** They come late, by as much and up to so much again, in order. */
    static Fault delay(Duration least, Duration jitter, long seed) {
        LongSupplier nanos = shared(new Random(seed), random -> least.toNanos() + (long) (jitter.toNanos() * random.nextDouble()));
        return chunk -> {
            chunk.waitFor(nanos.getAsLong());
            chunk.pass();
        };
    }

    /** Packets are lost and sent again: such a share of what comes waits for a retransmission, and all behind it, and then comes at once. */
    static Fault loss(double share, Duration retransmission, long seed) {
        LongSupplier nanos = shared(new Random(seed), random -> random.nextDouble() < share ? retransmission.toNanos() << random.nextInt(3) : 0);
        return chunk -> {
            chunk.waitFor(nanos.getAsLong());
            chunk.pass();
        };
    }

    /** Nothing comes until the fault is over, and then everything. */
    static Fault stall() {
        return chunk -> {
            chunk.waitForOtherTimes();
            chunk.pass();
        };
    }

    /**
     * What goes these ways is swallowed, and with it the connection: a way that has lost something carries nothing any more, not even
     * its end, however long the fault has been over. One way alone makes it half-open.
     */
    static Fault blackHole(Way first, Way... others) {
        Set<Way> dead = EnumSet.of(first, others);
        return chunk -> {
            if (dead.contains(chunk.way())) {
                chunk.swallow();
            } else {
                chunk.pass();
            }
        };
    }

    /** Of an answer so many bytes come through, and then the connection is reset. */
    static Fault cutAfter(int bytes) {
        return chunk -> {
            if (chunk.way() == Way.TO_CLIENT) {
                chunk.passAndReset(bytes);
            } else {
                chunk.pass();
            }
        };
    }

    private static LongSupplier shared(Random random, ToLongFunction<Random> draw) {
        return () -> {
            synchronized (random) {
                return draw.applyAsLong(random);
            }
        };
    }

    /** Some bytes that have arrived at the gate. */
    interface Chunk {

        Way way();

        void pass() throws IOException;

        void passAndReset(int bytes) throws IOException;

        void swallow();

        /** Ends early where the fault does. */
        void waitFor(long nanos);

        void waitForOtherTimes();
    }
}
