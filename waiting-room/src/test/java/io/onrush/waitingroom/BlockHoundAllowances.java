package io.onrush.waitingroom;

import java.util.stream.Stream;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Where a library waits for a lock that is only ever held for a moment. */
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
    }
}
