package io.onrush.engine.wiring;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Event loops on which every connection to PostgreSQL has a deadline for its answers. The driver has no such setting of its own. */
final class DatabaseLoops implements LoopResources {

    private static final int READY_BYTES = 6;
    private static final byte READY_FOR_QUERY = 'Z';
    private static final int READY_LENGTH = 5;

    private final LoopResources loops;
    private final Duration limit;

    /** @param limit above the server's own limit of statements; zero for none */
    DatabaseLoops(LoopResources loops, Duration limit) {
        this.loops = loops;
        this.limit = limit;
    }

    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
        C channel = loops.onChannel(type, group);
        if (limit.isPositive()) {
            channel.pipeline().addFirst(new ReplyDeadline("PostgreSQL", limit, bytes -> isEncrypted(channel) || isReady(bytes)));
        }
        return channel;
    }

    private static boolean isEncrypted(Channel channel) {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    /** An answer ends with ReadyForQuery: its letter, its length, a state. Half of an answer is none. */
    private static boolean isReady(ByteBuf bytes) {
        int at = bytes.writerIndex() - READY_BYTES;
        return at >= bytes.readerIndex() && bytes.getByte(at) == READY_FOR_QUERY && bytes.getInt(at + 1) == READY_LENGTH;
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
        return loops.onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
        return loops.onClient(useNative);
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return loops.onServer(useNative);
    }

    @Override
    public EventLoopGroup onServerSelect(boolean useNative) {
        return loops.onServerSelect(useNative);
    }

    @Override
    public boolean daemon() {
        return loops.daemon();
    }

    @Override
    public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
        return loops.disposeLater(quietPeriod, timeout);
    }

    @Override
    public boolean isDisposed() {
        return loops.isDisposed();
    }

    @Override
    public void dispose() {
        loops.dispose();
    }
}
