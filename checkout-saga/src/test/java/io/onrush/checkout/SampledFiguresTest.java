package io.onrush.checkout;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class SampledFiguresTest {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final AtomicReference<Mono<Long>> database = new AtomicReference<>(Mono.just(7L));

	private final SampledFigures<Long> figures = new SampledFigures<>("tests", Mono.defer(this.database::get), INTERVAL,
			new RoleMeters(this.registry), true)
		.gauge("figure", "A figure", Long::doubleValue);

	@Test
	void a_figure_is_unknown_until_it_was_read() {
		assertThat(shown()).isNaN();
		this.figures.sample().block();
		assertThat(shown()).isEqualTo(7);
	}

	@Test
	void asking_for_a_gauge_reads_nothing() {
		this.figures.sample().block();
		this.database.set(Mono.error(new AssertionError("read")));
		assertThat(shown()).isEqualTo(7);
	}

	@Test
	void a_figure_is_unknown_again_when_it_could_not_be_read_for_three_intervals() {
		this.figures.sample().block();
		this.database.set(Mono.error(new IllegalStateException("PostgreSQL is away")));
		this.clock.add(INTERVAL.multipliedBy(3));
		this.figures.sample().block();
		assertThat(shown()).as("one reading may fail").isEqualTo(7);
		this.clock.add(Duration.ofMillis(1));
		assertThat(shown()).isNaN();

		this.database.set(Mono.just(8L));
		this.figures.sample().block();
		assertThat(shown()).isEqualTo(8);
	}

	private double shown() {
		return this.registry.get("figure").gauge().value();
	}

}
