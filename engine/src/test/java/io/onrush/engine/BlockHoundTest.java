package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onrush.engine.kit.BlockingCalls;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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

    @Test
    void aMutexOfOurOwnIsNoExcuse() {
        ReentrantLock ours = new ReentrantLock();
        ours.lock();
        try {
            Mono<Boolean> blocking = Mono.fromCallable(() -> takes(ours)).subscribeOn(Schedulers.parallel());
            assertThatThrownBy(blocking::block).hasRootCauseInstanceOf(BlockingOperationError.class);
        } finally {
            ours.unlock();
        }
        assertThat(BlockingCalls.takeAll()).isNotEmpty();
    }

    private static boolean takes(ReentrantLock lock) {
        lock.lock();
        lock.unlock();
        return true;
    }
}
