package io.onrush.loadtests.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Sends requests that were made beforehand over keep-alive connections, the next of a connection when the last was answered
 * (a closed loop). One thread, and no work beyond reading the answer, so that the server is what is measured. It must not wait
 * for a pause of its own: times of single requests are as the client saw them, without correction for coordinated omission.
 */
final class HttpLoad implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long PATIENCE_SECONDS = 120;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int port;
    private final int connections;

    HttpLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * @param requests each with head and body
     * @throws UnexpectedAnswerException where an answer has another status: such a round says nothing
     */
    Answers send(List<byte[]> requests, int expectedStatus) throws InterruptedException, TimeoutException {
        Round round = new Round(requests, expectedStatus);
        Bootstrap bootstrap = new Bootstrap().group(loop).channel(NioSocketChannel.class).handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new HttpResponseDecoder(), new HttpObjectAggregator(LARGEST_ANSWER), new Conversation(round));
            }
        });
        List<Channel> channels = IntStream.range(0, Math.min(connections, requests.size()))
                .mapToObj(i -> bootstrap.connect("127.0.0.1", port).syncUninterruptibly().channel())
                .toList();
        try {
            round.start(channels);
            return round.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            channels.forEach(channel -> channel.close().syncUninterruptibly());
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
