package io.onrush.waitingroom;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Runs one job over and over with a pause between, from application start to stop. Runs never overlap. A failed run is
 * logged and the next one comes as usual: the state it works on is in Redis and PostgreSQL, so nothing is lost.
 */
public final class PeriodicWorker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PeriodicWorker.class);

	private final String name;

	private final Duration pause;

	private final Supplier<Mono<Void>> job;

	private volatile @Nullable Disposable loop;

	public PeriodicWorker(String name, Duration pause, Supplier<Mono<Void>> job) {
		this.name = name;
		this.pause = pause;
		this.job = job;
	}

	@Override
	public void start() {
		this.loop = Mono.defer(this.job).onErrorResume(this::logged).then(Mono.delay(this.pause)).repeat().subscribe();
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
		logger.warn("{} failed and will run again in {}: {}", this.name, this.pause, failure.toString());
		return Mono.empty();
	}

}
