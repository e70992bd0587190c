package io.onrush.loadtests.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.DoubleSupplier;

/** Watchers of one SSE stream, who count what reaches them and keep nothing. */
final class StreamLoad implements AutoCloseable {

    private static final long QUIET_MILLIS = 500;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();
    private final LongAdder events = new LongAdder();

    StreamLoad(int port, String path, int watchers) {
        this(port, path, watchers, watcher -> () -> {});
    }

    /** @param told what is done, beside counting, with each event of a watcher, on the one thread of all */
    StreamLoad(int port, String path, int watchers, IntFunction<Runnable> told) {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        AtomicInteger next = new AtomicInteger();
        Bootstrap bootstrap = new Bootstrap().group(loop).channel(NioSocketChannel.class).handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                Runnable watcher = told.apply(next.getAndIncrement());
                channel.pipeline().addLast(new EventCounter(() -> {
                    events.increment();
                    watcher.run();
                }));
            }
        });
        for (int i = 0; i < watchers; i++) {
            ChannelFuture connected = bootstrap.connect("127.0.0.1", port).syncUninterruptibly();
            channels.add(connected.channel());
            connected.channel().writeAndFlush(Unpooled.wrappedBuffer(request));
        }
    }

    /** Counts what arrives from the beginning of {@code traffic} until nothing more comes. */
    Sample counting(DoubleSupplier cpuSeconds, Traffic traffic) throws Exception {
        long eventsBefore = events.sum();
        double cpuBefore = cpuSeconds.getAsDouble();
        long startedNanos = System.nanoTime();
        traffic.run();
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        awaitQuiet();
        return new Sample(events.sum() - eventsBefore, seconds, cpuSeconds.getAsDouble() - cpuBefore, 0, Double.NaN, Double.NaN);
    }

    /** Returns when nothing has arrived for a while. */
    void awaitQuiet() throws InterruptedException {
        for (long before = -1; before != events.sum(); ) {
            before = events.sum();
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
        }
    }

    /** What makes the events. */
    interface Traffic {

        void run() throws Exception;
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
