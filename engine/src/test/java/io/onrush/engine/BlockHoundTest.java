package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onrush.engine.kit.BlockingCalls;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** All other tests rely on it: where BlockHound did not watch, a blocking call would go unseen. */
class BlockHoundTest {

    @Test
    void aBlockingCallOnAnEventLoopIsAnError() {
        Mono<Boolean> blocking = Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.SECONDS)).subscribeOn(Schedulers.parallel());
        assertThatThrownBy(blocking::block).hasRootCauseInstanceOf(BlockingOperationError.class);
        assertThat(BlockingCalls.takeAll()).singleElement().isInstanceOf(BlockingOperationError.class);
    }
}
