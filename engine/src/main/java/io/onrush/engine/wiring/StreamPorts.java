package io.onrush.engine.wiring;

import io.onrush.checkout.order.OrderStreams;
import io.onrush.engine.shutdown.OpenStreams;
import io.onrush.seatmap.stream.SeatStreams;
import io.onrush.waitingroom.web.QueueStreams;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The streams of the libraries, as the shutdown sees them: those of the roles that this process serves. */
@Configuration(proxyBeanMethods = false)
class StreamPorts {

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
    OpenStreams openQueueStreams(QueueStreams streams) {
        return new Ported(streams::open, streams::end);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.seat-map-streamer.serve", matchIfMissing = true)
    OpenStreams openSeatStreams(SeatStreams streams) {
        return new Ported(streams::open, streams::end);
    }

    @Bean
    OpenStreams openOrderStreams(OrderStreams streams) {
        return new Ported(streams::open, streams::end);
    }

    record Ported(IntSupplier count, Consumer<LongSupplier> ending) implements OpenStreams {

        @Override
        public int open() {
            return count.getAsInt();
        }

        @Override
        public void end(LongSupplier retryMillis) {
            ending.accept(retryMillis);
        }
    }
}
