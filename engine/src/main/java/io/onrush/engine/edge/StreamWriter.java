package io.onrush.engine.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * Writes a stream to its connection: the one object for each that watches, where a chain of operators costs more than the
 * connection itself. The next frame is asked for when the last has left for the network. Frames outside the heap are not copied. Its subscription
 * is the answer's to cancel, which the server does when the client has gone.
 */
final class StreamWriter implements CoreSubscriber<ByteBuffer>, Subscription, ChannelFutureListener {

    private static final AtomicReferenceFieldUpdater<StreamWriter, Subscription> FRAMES =
            AtomicReferenceFieldUpdater.newUpdater(StreamWriter.class, Subscription.class, "frames");

    private final Channel channel;
    private final CoreSubscriber<? super Void> answer;
    private volatile @Nullable Subscription frames;

    private StreamWriter(Channel channel, CoreSubscriber<? super Void> answer) {
        this.channel = channel;
        this.answer = answer;
    }

    /** @param answer whose headers are out, and whose end is that of the stream */
    static void begin(HotStream stream, Channel channel, CoreSubscriber<? super Void> answer) {
        StreamWriter writer = new StreamWriter(channel, answer);
        answer.onSubscribe(writer);
        channel.writeAndFlush(Unpooled.wrappedBuffer(stream.first()));
        stream.frames().subscribe(writer);
    }

    @Override
    public void onSubscribe(Subscription begun) {
        if (Operators.setOnce(FRAMES, this, begun)) {
            begun.request(1);
        }
    }

    @Override
    public void onNext(ByteBuffer frame) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame)).addListener(this);
    }

    @Override
    public void operationComplete(ChannelFuture written) {
        Subscription more = frames;
        if (written.isSuccess() && more != null) {
            more.request(1);
        } else {
            cancel();
        }
    }

    @Override
    public void onComplete() {
        answer.onComplete();
    }

    @Override
    public void onError(Throwable broken) {
        answer.onError(broken);
    }

    /** What is asked for is the end of the body alone, and that comes by itself. */
    @Override
    public void request(long ends) {}

    @Override
    public void cancel() {
        Operators.terminate(FRAMES, this);
    }
}
