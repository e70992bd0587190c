package io.onrush.engine.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onrush.engine.edge.HotWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class LeaveTheSaleTest {

    private final StaticApplicationContext context = new StaticApplicationContext();

    @Test
    void everyStreamIsEndedAndAwaited() {
        Watched queue = new Watched(3, 3);
        Watched seats = new Watched(5, 5);

        leaving(Duration.ofSeconds(30), queue, seats).onApplicationEvent(new ContextClosedEvent(context));

        assertThat(queue.told).hasSize(3).allSatisfy(millis -> assertThat(millis).isBetween(500L, 1_500L));
        assertThat(seats.told).hasSize(5);
        assertThat(queue.open() + seats.open()).isZero();
    }

    @Test
    void streamsThatDoNotGoAreNotAwaitedForEver() {
        Watched deaf = new Watched(2, 0);

        leaving(Duration.ofMillis(50), deaf).onApplicationEvent(new ContextClosedEvent(context));

        assertThat(deaf.told).hasSize(2);
        assertThat(deaf.open()).isEqualTo(2);
    }

    @Test
    void theEndOfAChildIsNotTheEndOfTheProcess() {
        Watched queue = new Watched(1, 1);

        leaving(Duration.ofSeconds(30), queue).onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext(context)));

        assertThat(queue.told).isEmpty();
    }

    @Test
    void aWaitThatOutlivesEveryPatienceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShutdownProperties(Duration.ofMinutes(3), Duration.ZERO))
                .withMessageContaining("onrush.shutdown.quiet");
        assertThatIllegalArgumentException().isThrownBy(() -> new ShutdownProperties(Duration.ZERO, Duration.ofMillis(-1)))
                .withMessageContaining("onrush.shutdown.stream-drain");
    }

    private LeaveTheSale leaving(Duration drain, OpenStreams... streams) {
        return new LeaveTheSale(
                context, new ShutdownProperties(Duration.ofMillis(1), drain), List.of(streams), new ClosingConnections(new HotWay()), new Random(7));
    }

    private static final class Watched implements OpenStreams {

        private final List<Long> told = new ArrayList<>();
        private final int going;
        private int open;

        private Watched(int open, int going) {
            this.open = open;
            this.going = going;
        }

        @Override
        public int open() {
            return open;
        }

        @Override
        public void end(LongSupplier retryMillis) {
            for (int i = 0; i < open; i++) {
                told.add(retryMillis.getAsLong());
            }
            open -= going;
        }
    }
}
