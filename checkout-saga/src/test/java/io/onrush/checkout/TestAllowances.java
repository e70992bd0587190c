package io.onrush.checkout;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What BlockHound may see on an event loop. Jackson guards the building of a (de)serializer by a lock the first time a type
 * is met; a second thread that meets the same type at the same moment waits microseconds, once in the life of a process.
 */
public final class TestAllowances implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		// Netty's allocator adds an arena under a lock when threads compete for one.
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
		// A timer of Reactor that is not needed any more is taken out of its queue; putting it in is allowed already.
		builder.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
		builder.allowBlockingCallsInside("tools.jackson.databind.deser.DeserializerCache",
				"_createAndCacheValueDeserializer");
	}

}
