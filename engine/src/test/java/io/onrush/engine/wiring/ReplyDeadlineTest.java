package io.onrush.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ReplyDeadlineTest {

    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final Predicate<ByteBuf> ANYTHING = bytes -> true;
    private static final Predicate<ByteBuf> ENDS_WITH_A_DOT = bytes -> bytes.getByte(bytes.writerIndex() - 1) == '.';

    @Test
    void aServerThatSaysNothingIsGivenUp() {
        EmbeddedChannel channel = channel(ANYTHING);
        channel.writeOutbound(text("question"));
        pass(channel, LIMIT);
        assertThat(channel.isOpen()).isTrue();
        pass(channel, Duration.ofSeconds(2));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionOnWhichNothingWasAskedStays() {
        EmbeddedChannel channel = channel(ANYTHING);
        pass(channel, Duration.ofHours(1));
        channel.writeOutbound(text("question"));
        channel.writeInbound(text("answer"));
        pass(channel, Duration.ofHours(1));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void askingAgainGivesNoMoreTime() {
        EmbeddedChannel channel = channel(ANYTHING);
        for (int i = 0; i < 5; i++) {
            channel.writeOutbound(text("question"));
            pass(channel, Duration.ofSeconds(1));
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void halfAnAnswerIsNoneButSomeoneIsThere() {
        EmbeddedChannel channel = channel(ENDS_WITH_A_DOT);
        channel.writeOutbound(text("question"));
        for (int i = 0; i < 6; i++) {
            channel.writeInbound(text("a long answer "));
            pass(channel, Duration.ofSeconds(3));
        }
        assertThat(channel.isOpen()).isTrue();
        pass(channel, Duration.ofSeconds(3));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aWholeOneIsTheEndOfWaiting() {
        EmbeddedChannel channel = channel(ENDS_WITH_A_DOT);
        channel.writeOutbound(text("question"));
        channel.writeInbound(text("an answer"));
        channel.writeInbound(text("to the end."));
        pass(channel, Duration.ofHours(1));
        assertThat(channel.isOpen()).isTrue();
    }

    private static EmbeddedChannel channel(Predicate<ByteBuf> isLast) {
        EmbeddedChannel channel = new EmbeddedChannel(new ReplyDeadline("The server", LIMIT, isLast));
        channel.freezeTime();
        return channel;
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    /** A second at a time: what is due is not made up for. */
    private static void pass(EmbeddedChannel channel, Duration time) {
        for (int second = 0; second < time.toSeconds(); second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
