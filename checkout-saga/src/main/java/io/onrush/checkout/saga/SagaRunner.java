package io.onrush.checkout.saga;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.util.concurrent.Queues;

import org.springframework.context.SmartLifecycle;

/**
 * The sagas of one process. Accepted sagas come through a bounded queue; the sweep brings those that are due again, those
 * that found the queue full and those of processes that died. Stopping takes no new work, lets the running steps finish
 * within a bound and gives all leases back, those of steps that did not finish too: another process need not wait until they
 * run out, because every step may be repeated and every record names its lease.
 */
final class SagaRunner implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SagaRunner.class);

	private static final int RELEASES_AT_ONCE = 8;

	private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(2);

	private final SagaExecution execution;

	private final SagaJournal journal;

	private final Clock clock;

	private final SagaSettings settings;

	private final boolean serve;

	private final Map<UUID, Saga> ours = new ConcurrentHashMap<>();

	private Sinks.Many<Saga> inbox = Sinks.many().unicast().onBackpressureError();

	private Mono<Void> drained = Mono.empty();

	private Sinks.Empty<Void> stopping = Sinks.empty();

	private Mono<Void> swept = Mono.empty();

	private Disposable work = () -> {
	};

	private Disposable sweeps = () -> {
	};

	private volatile boolean running;

	private volatile boolean sweepFails;

	SagaRunner(SagaExecution execution, SagaJournal journal, Clock clock, SagaSettings settings, boolean serve) {
		this.execution = execution;
		this.journal = journal;
		this.clock = clock;
		this.settings = settings;
		this.serve = serve;
	}

	/** Runs the saga soon; false when there is no room or the runner does not run. */
	boolean submit(Saga saga) {
		EmitResult result = EmitResult.FAIL_NON_SERIALIZED;
		this.ours.put(saga.id(), saga);
		while (this.running && result == EmitResult.FAIL_NON_SERIALIZED) {
			result = this.inbox.tryEmitNext(saga);
		}
		if (result != EmitResult.OK) {
			this.ours.remove(saga.id(), saga);
		}
		return result == EmitResult.OK;
	}

	@Override
	public synchronized void start() {
		this.inbox = Sinks.many().unicast().onBackpressureBuffer(Queues.<Saga>get(this.settings.queue()).get());
		Sinks.Empty<Void> end = Sinks.empty();
		this.drained = end.asMono();
		this.running = true;
		this.work = this.inbox.asFlux()
			.flatMap(saga -> runIfStillOurs(saga).doOnTerminate(() -> this.ours.remove(saga.id(), saga)),
					this.settings.concurrency())
			.subscribe(nothing -> {
			}, end::tryEmitError, end::tryEmitEmpty);
		this.stopping = Sinks.empty();
		Sinks.Empty<Void> lastSweep = Sinks.empty();
		this.swept = lastSweep.asMono();
		this.sweeps = Flux.interval(this.settings.sweepInterval())
			.onBackpressureDrop()
			.takeUntilOther(this.stopping.asMono())
			.concatMap(tick -> sweep(), 1)
			.subscribe(nothing -> {
			}, lastSweep::tryEmitError, lastSweep::tryEmitEmpty);
	}

	private Mono<Void> runIfStillOurs(Saga saga) {
		// It may have waited in the queue so long that its lease ends within the step; then it belongs to the sweep.
		if (!this.clock.instant().plus(this.settings.stepTimeout()).isBefore(saga.leaseUntil())) {
			return Mono.empty();
		}
		return Mono.defer(() -> this.execution.run(saga, () -> !this.running)).onErrorResume(fault -> {
			log.atWarn()
				.addKeyValue("orderId", saga.orderId())
				.log("Saga {} of order {} stopped; it is taken up again when its lease ends: {}", saga.kind(),
						saga.orderId(), fault.toString());
			return Mono.empty();
		});
	}

	/** One sweep; goes on while whole batches are due and there is room for them. */
	Mono<Void> sweep() {
		return takeBatch().expand(accepted -> (accepted == this.settings.sweepBatch()) ? takeBatch() : Mono.empty())
			.then()
			.doOnSuccess(done -> sweepSucceeded())
			.onErrorResume(this::sweepFailed);
	}

	private void sweepSucceeded() {
		if (this.sweepFails) {
			this.sweepFails = false;
			log.info("Due sagas are looked for again");
		}
	}

	/** Told once and not with every sweep of an outage. */
	private Mono<Void> sweepFailed(Throwable fault) {
		log.atLevel(this.sweepFails ? Level.DEBUG : Level.WARN)
			.log("The sweep for due sagas failed and is repeated: {}", fault.toString());
		this.sweepFails = true;
		return Mono.empty();
	}

	private Mono<Integer> takeBatch() {
		return this.journal.takeDue(this.settings.sweepBatch())
			.collectList()
			.timeout(this.settings.stepTimeout())
			.flatMapMany(Flux::fromIterable)
			.concatMap(saga -> submit(saga) ? Mono.just(1) : this.journal.release(saga).thenReturn(0))
			.reduce(0, Integer::sum);
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		// A sweep is not cut short: the sagas that it has leased would be nobody's until their leases end.
		this.stopping.tryEmitEmpty();
		while (this.inbox.tryEmitComplete() == EmitResult.FAIL_NON_SERIALIZED) {
			Thread.onSpinWait();
		}
		this.drained.and(this.swept).timeout(this.settings.stopTimeout()).onErrorResume(late -> {
			log.warn("Running sagas did not finish in {}; another process takes them over", this.settings.stopTimeout());
			return Mono.empty();
		}).then(Mono.defer(this::handOver)).doFinally(end -> callback.run()).subscribe();
	}

	private Mono<Void> handOver() {
		this.work.dispose();
		this.sweeps.dispose();
		List<Saga> unfinished = List.copyOf(this.ours.values());
		this.ours.clear();
		return Flux.fromIterable(unfinished)
			.flatMap(this.journal::release, RELEASES_AT_ONCE)
			.then()
			.timeout(RELEASE_TIMEOUT)
			.onErrorResume(fault -> {
				log.warn("Sagas could not be handed over and wait until their leases end: {}", fault.toString());
				return Mono.empty();
			});
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isAutoStartup() {
		return this.serve;
	}

}
