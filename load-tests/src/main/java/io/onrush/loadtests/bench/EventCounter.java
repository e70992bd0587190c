package io.onrush.loadtests.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.atomic.LongAdder;

/** Tells of each {@code data:} in what one connection reads, also where it is torn between two reads. */
final class EventCounter extends SimpleChannelInboundHandler<ByteBuf> {

    private static final byte[] MARK = {'d', 'a', 't', 'a', ':'};

    private final Runnable event;
    private int matched;

    EventCounter(LongAdder events) {
        this(events::increment);
    }

    /** @param event what is done with each */
    EventCounter(Runnable event) {
        this.event = event;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        while (bytes.isReadable()) {
            byte next = bytes.readByte();
            matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
            if (matched == MARK.length) {
                event.run();
                matched = 0;
            }
        }
    }
}
