package io.onrush.checkout;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Figures that are read from the database at intervals and shown by gauges. Being asked for a gauge reads nothing. A gauge
 * is NaN before the first reading and as soon as the last good one is {@value #KEPT_INTERVALS} intervals old: an alert must
 * not rest on what was true before an outage.
 *
 * @param <T> what one reading gives
 */
public final class SampledFigures<T> implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(SampledFigures.class);

	private static final int KEPT_INTERVALS = 3;

	private final String name;

	private final Mono<T> reading;

	private final Duration interval;

	private final RoleMeters meters;

	private final boolean serve;

	private volatile @Nullable Sample<T> last;

	private volatile @Nullable Disposable loop;

	private boolean failing;

	public SampledFigures(String name, Mono<T> reading, Duration interval, RoleMeters meters, boolean serve) {
		this.name = name;
		this.reading = reading;
		this.interval = interval;
		this.meters = meters;
		this.serve = serve;
	}

	public SampledFigures<T> gauge(String gauge, String description, ToDoubleFunction<T> value) {
		Gauge.builder(gauge, this, figures -> figures.value(value))
			.description(description)
			.register(this.meters.registry());
		return this;
	}

	private double value(ToDoubleFunction<T> value) {
		Sample<T> sample = this.last;
		boolean fresh = sample != null && now() - sample.atNanos() <= this.interval.multipliedBy(KEPT_INTERVALS).toNanos();
		return fresh ? value.applyAsDouble(sample.figures()) : Double.NaN;
	}

	/** One reading, which ends within the interval. */
	Mono<Void> sample() {
		return this.reading.timeout(this.interval).doOnNext(this::keep).then().onErrorResume(this::missed);
	}

	private void keep(T figures) {
		this.last = new Sample<>(figures, now());
		if (this.failing) {
			this.failing = false;
			log.info("The figures of {} are read again", this.name);
		}
	}

	private Mono<Void> missed(Throwable fault) {
		log.atLevel(this.failing ? Level.DEBUG : Level.WARN)
			.log("The figures of {} cannot be read and are soon shown as unknown: {}", this.name, fault.toString());
		this.failing = true;
		return Mono.empty();
	}

	private long now() {
		return this.meters.registry().config().clock().monotonicTime();
	}

	@Override
	public void start() {
		this.loop = Mono.defer(this::sample).then(Mono.delay(this.interval)).repeat().subscribe();
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

	@Override
	public boolean isAutoStartup() {
		return this.serve;
	}

	private record Sample<T>(T figures, long atNanos) {
	}

}
