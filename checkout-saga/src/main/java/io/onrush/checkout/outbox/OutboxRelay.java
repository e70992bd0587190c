package io.onrush.checkout.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;

/**
 * Publishes the outbox. One relay of all processes works at a time, by a lease; it publishes in order, a batch at a time, and
 * marks a batch as delivered after the broker's acknowledgement. A crash in between repeats the batch. While the broker or
 * the database fails it tries again with growing pauses; nothing is lost, it waits in the table.
 */
final class OutboxRelay implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

	/** After the web server and the last commands: what they entered is published before the relay steps down. */
	private static final int PHASE = DEFAULT_PHASE - 3072;

	private final OutboxStore store;

	private final EventBus bus;

	private final OutboxSettings settings;

	private final UUID owner;

	private final boolean serve;

	private Sinks.Empty<Void> stopping = Sinks.empty();

	private Mono<Void> ended = Mono.empty();

	private Disposable relaying = () -> {
	};

	private Disposable purging = () -> {
	};

	private volatile boolean running;

	private int failures;

	OutboxRelay(OutboxStore store, EventBus bus, OutboxSettings settings, UUID owner, boolean serve) {
		this.store = store;
		this.bus = bus;
		this.settings = settings;
		this.owner = owner;
		this.serve = serve;
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.stopping = Sinks.empty();
		Sinks.Empty<Void> end = Sinks.empty();
		this.ended = end.asMono();
		this.relaying = Mono.defer(this::round)
			.then(Mono.defer(() -> Mono.delay(pause()).takeUntilOther(this.stopping.asMono())))
			.repeat(() -> this.running)
			.then(Mono.defer(this::round))
			.subscribe(nothing -> {
			}, end::tryEmitError, end::tryEmitEmpty);
		this.purging = Mono.delay(this.settings.purgeInterval()).then(Mono.defer(this::purge)).repeat().subscribe();
	}

	private Mono<Void> round() {
		return drain().doOnSuccess(done -> succeeded()).onErrorResume(this::failed);
	}

	private void succeeded() {
		if (this.failures > 0) {
			log.info("The outbox is published again, after {} failures", this.failures);
			this.failures = 0;
		}
	}

	/** Told once and not with every try of an outage. */
	private Mono<Void> failed(Throwable fault) {
		this.failures++;
		log.atLevel((this.failures == 1) ? Level.WARN : Level.DEBUG)
			.log("The outbox waits, failure {}: {}", this.failures, fault.toString());
		return Mono.empty();
	}

	/** Publishes whole batches for as long as there are any and the lease is ours. */
	Mono<Void> drain() {
		return deliverBatch().expand(delivered -> (delivered == this.settings.batch()) ? deliverBatch() : Mono.empty())
			.then();
	}

	private Mono<Integer> deliverBatch() {
		return this.store.lease(this.owner, this.settings.lease())
			.filter(Boolean::booleanValue)
			.flatMap(ours -> this.store.pending(this.settings.batch()))
			.filter(events -> !events.isEmpty())
			.flatMap(this::deliver);
	}

	private Mono<Integer> deliver(List<OutgoingEvent> events) {
		return this.bus.publish(events)
			.timeout(this.settings.publishTimeout())
			.then(this.store.markDelivered(events))
			.thenReturn(events.size());
	}

	private Duration pause() {
		Duration pause = this.settings.pollInterval().multipliedBy(1L << Math.min(this.failures, 16));
		return (pause.compareTo(this.settings.maxBackoff()) < 0) ? pause : this.settings.maxBackoff();
	}

	/** Deletes in bounded batches until less than a batch is left. */
	Mono<Void> purge() {
		return purgeBatch().expand(deleted -> (deleted == this.settings.purgeBatch()) ? purgeBatch() : Mono.empty())
			.then()
			.onErrorResume(fault -> {
				log.warn("Delivered events could not be purged and stay for now: {}", fault.toString());
				return Mono.empty();
			});
	}

	private Mono<Long> purgeBatch() {
		return this.store.purge(this.settings.retention(), this.settings.purgeBatch());
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.purging.dispose();
		this.stopping.tryEmitEmpty();
		// The round under way and the last one: both end on their own within the publish timeout, or are left to another relay.
		this.ended.timeout(this.settings.publishTimeout().multipliedBy(2))
			.onErrorComplete()
			.then(Mono.defer(this::stepDown))
			.doFinally(end -> callback.run())
			.subscribe();
	}

	private Mono<Void> stepDown() {
		this.relaying.dispose();
		return this.store.giveUpLease(this.owner).timeout(this.settings.publishTimeout()).onErrorComplete();
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
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isAutoStartup() {
		return this.serve;
	}

}
