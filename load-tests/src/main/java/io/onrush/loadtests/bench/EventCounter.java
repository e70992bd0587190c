package io.onrush.loadtests.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.atomic.LongAdder;

/** Counts {@code data:} in what one connection reads, also where it is torn between two reads. */
final class EventCounter extends SimpleChannelInboundHandler<ByteBuf> {

    private static final byte[] MARK = {'d', 'a', 't', 'a', ':'};

    private final LongAdder events;
    private int matched;

    EventCounter(LongAdder events) {
        this.events = events;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        while (bytes.isReadable()) {
            byte next = bytes.readByte();
            matched = next == MARK[matched] ? matched + 1 : next == MARK[0] ? 1 : 0;
            if (matched == MARK.length) {
                events.increment();
                matched = 0;
            }
        }
    }
}
