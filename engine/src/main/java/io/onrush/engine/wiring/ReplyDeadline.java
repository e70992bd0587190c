package io.onrush.engine.wiring;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection whose server owes an answer and has said nothing for too long. Of a connection that was lost between the two, by
 * a firewall that has forgotten it or a server that has lost its power, TCP may tell its client after a quarter of an hour; until
 * then everything that is sent on it would wait, and for a pool it would be a connection less. Closed, it is opened anew.
 */
final class ReplyDeadline extends ChannelDuplexHandler {

    private static final Logger log = LoggerFactory.getLogger(ReplyDeadline.class);
    private static final int LOOKS_WITHIN = 8;

    private final String server;
    private final long limitNanos;
    private final Predicate<ByteBuf> isLast;
    private boolean owes;
    private boolean isOverdue;
    private long since;
    private Future<?> looks;

    /** @param isLast whether, after what was just received, nothing more is owed */
    ReplyDeadline(String server, Duration limit, Predicate<ByteBuf> isLast) {
        this.server = server;
        this.limitNanos = limit.toNanos();
        this.isLast = isLast;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long pause = limitNanos / LOOKS_WITHIN;
        looks = context.executor().scheduleWithFixedDelay(() -> look(context), pause, pause, TimeUnit.NANOSECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looks != null) {
            looks.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!owes) {
            owes = true;
            since = now(context);
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        since = now(context);
        isOverdue = false;
        owes = owes && message instanceof ByteBuf bytes && !isLast.test(bytes);
        context.fireChannelRead(message);
    }

    /** Twice, for the answer may have come while this process itself stood still. */
    private void look(ChannelHandlerContext context) {
        long silence = now(context) - since;
        if (!owes || silence < limitNanos) {
            return;
        }
        if (isOverdue) {
            log.warn("{} has not answered on a connection for {} s: it is closed", server, TimeUnit.NANOSECONDS.toSeconds(silence));
            owes = false;
            context.close();
        }
        isOverdue = true;
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }
}
