package io.onrush.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCounterTest {

    @ParameterizedTest
    @CsvSource({"'data:1', 1", "'da|ta:1', 1", "'d|a|t|a|:', 1", "'ddata:', 1", "'datdata:', 1", "': heartbeat', 0", "'data:1|data:2', 2", "'data', 0"})
    void everyEventCountsOnceHoweverItIsTorn(String reads, long expected) {
        LongAdder events = new LongAdder();
        EmbeddedChannel channel = new EmbeddedChannel(new EventCounter(events));

        for (String read : reads.split("\\|")) {
            channel.writeInbound(Unpooled.copiedBuffer(read, StandardCharsets.US_ASCII));
        }

        assertThat(events.sum()).isEqualTo(expected);
    }
}
