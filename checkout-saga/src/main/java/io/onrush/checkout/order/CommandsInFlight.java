package io.onrush.checkout.order;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * The commands that run now. They go on when their client hangs up, so the web server does not know of them: a stopping
 * process waits for them here, after its last request and before it parts with the database.
 */
final class CommandsInFlight implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(CommandsInFlight.class);

	private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

	/** Below the web server, which stops before, and above the relay, which publishes what they enter. */
	private static final int PHASE = DEFAULT_PHASE - 2560;

	private final AtomicInteger running = new AtomicInteger();

	private final Duration stopTimeout;

	private volatile boolean started;

	CommandsInFlight(Duration stopTimeout) {
		this.stopTimeout = stopTimeout;
	}

	<T> Mono<T> counted(Mono<T> command) {
		return Mono.defer(() -> {
			this.running.incrementAndGet();
			return command.doFinally(end -> this.running.decrementAndGet());
		});
	}

	@Override
	public void start() {
		this.started = true;
	}

	@Override
	public void stop(Runnable callback) {
		this.started = false;
		Flux.interval(Duration.ZERO, LOOK_AGAIN)
			.takeWhile(tick -> this.running.get() > 0)
			.take(this.stopTimeout)
			.doFinally(end -> {
				if (this.running.get() > 0) {
					log.warn("{} commands did not finish in {}", this.running.get(), this.stopTimeout);
				}
				callback.run();
			})
			.subscribe();
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isRunning() {
		return this.started;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
