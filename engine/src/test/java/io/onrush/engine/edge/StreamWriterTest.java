package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class StreamWriterTest {

    private final Network network = new Network();
    private final EmbeddedChannel channel = new EmbeddedChannel(network);
    private final AtomicBoolean watcherGone = new AtomicBoolean();

    @Test
    void aFrameIsAskedForWhenTheLastHasLeft() {
        write(frames("one", "two"), new BaseSubscriber<>() {});
        assertThat(network.said()).containsExactly("first", "one");
        network.take();
        assertThat(network.said()).containsExactly("first", "one", "two");
    }

    @Test
    void whatIsSharedIsNeitherCopiedNorMoved() {
        ByteBuffer shared = ByteBuffer.allocateDirect(3).put(bytes("abc")).flip();
        write(Flux.just(shared.asReadOnlyBuffer()), new BaseSubscriber<>() {});
        shared.put(0, (byte) 'x');
        assertThat(network.said()).containsExactly("first", "xbc");
        assertThat(network.written.getLast().isDirect()).isTrue();
        assertThat(shared.remaining()).isEqualTo(3);
    }

    @Test
    void theEndOfTheStreamEndsTheAnswer() {
        StepVerifier.create(answer(frames())).verifyComplete();
        StepVerifier.create(answer(Flux.error(new IllegalStateException("broken")))).verifyErrorMessage("broken");
    }

    @Test
    void aClientThatHasGoneWatchesNoMore() {
        BaseSubscriber<Void> answer = new BaseSubscriber<>() {};
        write(frames("one", "two"), answer);
        answer.cancel();
        assertThat(watcherGone).isTrue();
        network.take();
        assertThat(network.said()).containsExactly("first", "one");
    }

    @Test
    void aConnectionThatBreaksWatchesNoMore() {
        write(frames("one", "two"), new BaseSubscriber<>() {});
        network.breakDown();
        assertThat(watcherGone).isTrue();
        assertThat(network.said()).containsExactly("first", "one");
    }

    private Mono<Void> answer(Flux<ByteBuffer> frames) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Void> answer) {
                write(frames, answer);
            }
        };
    }

    private void write(Flux<ByteBuffer> frames, CoreSubscriber<? super Void> answer) {
        StreamWriter.begin(new HotStream(ByteBuffer.wrap(bytes("first")), frames), channel, answer);
    }

    private Flux<ByteBuffer> frames(String... frames) {
        return Flux.fromStream(Stream.of(frames)).map(frame -> ByteBuffer.wrap(bytes(frame))).doOnCancel(() -> watcherGone.set(true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Keeps what it is given until it is taken. */
    private static final class Network extends ChannelOutboundHandlerAdapter {

        private final List<ByteBuf> written = new ArrayList<>();
        private final List<ChannelPromise> waiting = new ArrayList<>();

        @Override
        public void write(ChannelHandlerContext context, Object frame, ChannelPromise promise) {
            written.add((ByteBuf) frame);
            waiting.add(promise);
        }

        void take() {
            List<ChannelPromise> now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(ChannelPromise::setSuccess);
        }

        void breakDown() {
            waiting.forEach(promise -> promise.setFailure(new ClosedChannelException()));
        }

        List<String> said() {
            return written.stream().map(frame -> frame.toString(StandardCharsets.US_ASCII)).toList();
        }
    }
}
