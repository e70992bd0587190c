package io.onrush.waitingroom;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Runs one job over and over with a pause between, from application start to stop. Runs never overlap. Of failed
 * runs in a row the first is logged, and the next one comes as usual: the state it works on is in Redis and PostgreSQL, so nothing is lost.
 */
public final class PeriodicWorker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PeriodicWorker.class);

	private final String name;

	private final Duration pause;

	private final Supplier<Mono<Void>> job;

	private volatile @Nullable Disposable loop;

	private volatile boolean failing;

	public PeriodicWorker(String name, Duration pause, Supplier<Mono<Void>> job) {
		this.name = name;
		this.pause = pause;
		this.job = job;
	}

	@Override
	public void start() {
		this.loop = Mono.defer(this.job)
			.doOnSuccess(done -> recovered())
			.onErrorResume(this::logged)
			.then(Mono.delay(this.pause))
			.repeat()
			.subscribe();
	}

	@Override
	public void stop() {
		Disposable running = this.loop;
		this.loop = null;
		if (running != null) {
			running.dispose();
		}
	}

	@Override
	public boolean isRunning() {
		return this.loop != null;
	}

	private Mono<Void> logged(Throwable failure) {
		logger.atLevel(this.failing ? Level.DEBUG : Level.WARN)
			.log("{} failed and will run again every {}: {}", this.name, this.pause, failure.toString());
		this.failing = true;
		return Mono.empty();
	}

	private void recovered() {
		if (this.failing) {
			this.failing = false;
			logger.info("{} runs again", this.name);
		}
	}

}
