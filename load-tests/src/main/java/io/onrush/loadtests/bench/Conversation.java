package io.onrush.loadtests.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.io.IOException;

/** One connection: request, answer, request, answer. */
final class Conversation extends SimpleChannelInboundHandler<FullHttpResponse> {

    static final Object BEGIN = new Object();

    private final Round round;
    private int current = -1;
    private long sentNanos;

    Conversation(Round round) {
        this.round = round;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == BEGIN) {
            sendNext(context);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
        round.answered(current, System.nanoTime() - sentNanos, answer);
        sendNext(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (current >= 0) {
            round.failed(new IOException("The server closed a connection that waited for an answer"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        round.failed(cause);
        context.close();
    }

    private void sendNext(ChannelHandlerContext context) {
        current = round.take();
        if (current >= 0) {
            sentNanos = System.nanoTime();
            context.writeAndFlush(Unpooled.wrappedBuffer(round.request(current)), context.voidPromise());
        }
    }
}
