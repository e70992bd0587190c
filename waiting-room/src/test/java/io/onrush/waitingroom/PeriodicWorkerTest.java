package io.onrush.waitingroom;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodicWorkerTest {

	private final AtomicInteger runs = new AtomicInteger();

	private VirtualTimeScheduler time;

	@BeforeEach
	void stopTheClock() {
		this.time = VirtualTimeScheduler.getOrSet();
	}

	@AfterEach
	void releaseTheClock() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void runs_at_start_and_after_every_pause_until_stopped() {
		PeriodicWorker worker = new PeriodicWorker("test", Duration.ofSeconds(1),
				() -> Mono.fromRunnable(this.runs::incrementAndGet));
		assertThat(worker.isRunning()).isFalse();
		worker.start();
		assertThat(worker.isRunning()).isTrue();
		assertThat(this.runs).hasValue(1);
		this.time.advanceTimeBy(Duration.ofSeconds(3));
		assertThat(this.runs).hasValue(4);
		worker.stop();
		this.time.advanceTimeBy(Duration.ofSeconds(3));
		assertThat(this.runs).hasValue(4);
		assertThat(worker.isRunning()).isFalse();
	}

	@Test
	void goes_on_after_a_failed_run() {
		PeriodicWorker worker = new PeriodicWorker("test", Duration.ofSeconds(1), () -> {
			this.runs.incrementAndGet();
			return Mono.error(new IllegalStateException("Redis is away"));
		});
		worker.start();
		this.time.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(this.runs).hasValue(3);
		worker.stop();
	}

	@Test
	void never_runs_twice_at_once() {
		PeriodicWorker worker = new PeriodicWorker("test", Duration.ofSeconds(1),
				() -> Mono.delay(Duration.ofSeconds(9)).doOnSubscribe(started -> this.runs.incrementAndGet()).then());
		worker.start();
		this.time.advanceTimeBy(Duration.ofSeconds(9));
		assertThat(this.runs).hasValue(1);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.runs).hasValue(2);
		worker.stop();
	}

}
