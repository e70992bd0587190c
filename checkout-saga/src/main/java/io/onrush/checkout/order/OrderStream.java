package io.onrush.checkout.order;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.checkout.CheckoutProblem;
import io.onrush.checkout.saga.Sagas;
import io.onrush.checkout.saga.StepRecord;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.codec.ServerSentEvent;

/**
 * The progress of one order as server-sent events: a {@code progress} event for every line of its step log, and
 * {@code done} with the order once no saga of it runs. The log is polled, so any process can serve any order. A stream
 * remembers one number; a watcher that reads slowly is only late.
 */
final class OrderStream implements OrderStreams {

	private static final int LINES_A_POLL = 100;

	private final OrderStore orders;

	private final Sagas sagas;

	private final OrderSettings settings;

	private final AtomicInteger open = new AtomicInteger();

	private final Sinks.Empty<Void> end = Sinks.empty();

	private volatile @Nullable LongSupplier retryMillis;

	OrderStream(OrderStore orders, Sagas sagas, OrderSettings settings, MeterRegistry registry) {
		this.orders = orders;
		this.sagas = sagas;
		this.settings = settings;
		Gauge.builder("checkout.saga.subscribers", this.open, AtomicInteger::get)
			.description("Progress streams of orders open on this node")
			.register(registry);
	}

	@Override
	public int open() {
		return this.open.get();
	}

	@Override
	public void end(LongSupplier retryMillis) {
		this.retryMillis = retryMillis;
		this.end.tryEmitEmpty();
	}

	/** Fails with too-many-streams when this process serves as many as it may, with shutting-down when it ends. */
	void requireRoom() {
		if (this.retryMillis != null) {
			throw CheckoutProblem.SHUTTING_DOWN.because(
					"This process ends and another one answers. Connect again on a new connection.", Duration.ofSeconds(1));
		}
		if (this.open.get() >= this.settings.maxStreams()) {
			throw CheckoutProblem.TOO_MANY_STREAMS
				.because("Poll the order instead, or connect again after the time in Retry-After.", Duration.ofSeconds(5));
		}
	}

	Flux<ServerSentEvent<Object>> watch(Order order, long afterSeq) {
		return Flux.using(this.open::incrementAndGet, place -> events(order, afterSeq), place -> this.open.decrementAndGet());
	}

	private Flux<ServerSentEvent<Object>> events(Order order, long afterSeq) {
		AtomicLong cursor = new AtomicLong(afterSeq);
		Flux<ServerSentEvent<Object>> news = Flux.interval(Duration.ZERO, this.settings.streamPoll())
			.onBackpressureDrop()
			.concatMap(tick -> poll(order, cursor), 1);
		Flux<ServerSentEvent<Object>> heartbeats = Flux.interval(this.settings.streamHeartbeat())
			.onBackpressureDrop()
			.map(tick -> ServerSentEvent.builder().comment("keep-alive").build());
		return Flux.merge(news, heartbeats)
			.takeUntil(event -> "done".equals(event.event()))
			.take(this.settings.streamMaxAge())
			.takeUntilOther(this.end.asMono())
			.concatWith(Mono.fromSupplier(this::lastWords));
	}

	/** Nothing for a stream that has come to its own end. */
	private @Nullable ServerSentEvent<Object> lastWords() {
		LongSupplier retry = this.retryMillis;
		return (retry != null) ? ServerSentEvent.builder().retry(Duration.ofMillis(retry.getAsLong())).build() : null;
	}

	// Whether a saga runs is read before the log: a log read afterwards is complete when none ran.
	private Flux<ServerSentEvent<Object>> poll(Order watched, AtomicLong cursor) {
		return this.sagas.isRunning(watched.id())
			.flatMapMany(running -> this.sagas.stepsAfter(watched.id(), cursor.get(), LINES_A_POLL)
				.collectList()
				.flatMapMany(lines -> {
					boolean done = !running && lines.size() < LINES_A_POLL;
					return (lines.isEmpty() && !done) ? Flux.empty() : this.orders.find(watched.id())
						.flatMapMany(order -> Flux.fromIterable(lines)
							.map(line -> progress(line, order, cursor))
							.concatWith(done ? Mono.just(done(order)) : Mono.empty()));
				}));
	}

	private static ServerSentEvent<Object> progress(StepRecord line, Order order, AtomicLong cursor) {
		cursor.set(line.seq());
		return ServerSentEvent.<Object>builder(
				new OrderJson.Progress(line.seq(), line.step(), line.outcome(), order.status()))
			.event("progress")
			.id(Long.toString(line.seq()))
			.build();
	}

	private static ServerSentEvent<Object> done(Order order) {
		return ServerSentEvent.<Object>builder(OrderJson.of(order, null)).event("done").build();
	}

}
