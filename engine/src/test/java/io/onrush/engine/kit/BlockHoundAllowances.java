package io.onrush.engine.kit;

import java.util.List;
import java.util.stream.Stream;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Where a library waits for a lock that is only ever held for a moment. Every other blocking call is kept for the oracle:
 * thrown in the middle of a library, the error may be swallowed, and the test would only see an answer that never comes.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // Netty's allocator adds an arena under a lock when threads compete for one.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
        // A timer of Reactor that is not needed any more is taken out of its queue; putting it in is allowed already.
        builder.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
        // Lettuce counts the writers of its connection under a lock. Interrupted there, the lock stays locked for ever.
        Stream.of("incrementWriters", "decrementWriters", "lockWritersExclusive", "unlockWritersExclusive", "doExclusive")
                .forEach(method -> builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", method));
        // Jackson builds a deserializer under a lock the first time it meets a type.
        builder.allowBlockingCallsInside("tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        builder.blockingMethodCallback(method -> {
            if (waitsForMutex()) {
                return;
            }
            BlockingOperationError error = new BlockingOperationError(method);
            BlockingCalls.seen(error);
            throw error;
        });
    }

    /**
     * A thread that waits for a mutex of a library goes on in a moment, and thrown out of there it would leave the mutex
     * broken. Latches, conditions, futures, sleeps and I/O are not mutexes, and a mutex that our own code takes is a fault.
     */
    private static boolean waitsForMutex() {
        return StackWalker.getInstance().walk(frames -> {
            List<String> classes = frames.map(StackWalker.StackFrame::getClassName).limit(32).toList();
            int innermost = classes.indexOf(classes.stream().filter(BlockHoundAllowances::isMutex).findFirst().orElse(null));
            return innermost >= 0 && classes.stream().skip(innermost)
                    .filter(name -> !isMutex(name))
                    .findFirst()
                    .filter(taker -> !taker.startsWith("io.onrush."))
                    .isPresent();
        });
    }

    private static boolean isMutex(String className) {
        return className.equals("java.util.concurrent.locks.ReentrantLock") || className.startsWith("java.util.concurrent.locks.ReentrantLock$");
    }
}
