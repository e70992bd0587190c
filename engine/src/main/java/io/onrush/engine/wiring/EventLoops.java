package io.onrush.engine.wiring;

import io.lettuce.core.resource.EventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.TimeUnit;
import reactor.netty.resources.LoopResources;

/**
 * The event loops of the HTTP server, for Redis: a call and its answer then wake no thread of another pool, and the commands of
 * all requests that were read at once leave together. Whoever made the loops ends them.
 */
final class EventLoops implements EventLoopGroupProvider {

    private final LoopResources loops;
    private final int threads;

    EventLoops(LoopResources loops, int threads) {
        this.loops = loops;
        this.threads = threads;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends EventLoopGroup> T allocate(Class<T> type) {
        return (T) loops.onServer(!NioEventLoopGroup.class.isAssignableFrom(type));
    }

    @Override
    public int threadPoolSize() {
        return threads;
    }

    @Override
    public Future<Boolean> release(EventExecutorGroup group, long quietPeriod, long timeout, TimeUnit unit) {
        return GlobalEventExecutor.INSTANCE.newSucceededFuture(true);
    }

    @Override
    public Future<Boolean> shutdown(long quietPeriod, long timeout, TimeUnit unit) {
        return GlobalEventExecutor.INSTANCE.newSucceededFuture(true);
    }
}
