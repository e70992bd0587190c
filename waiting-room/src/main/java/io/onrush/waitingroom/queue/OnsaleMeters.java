package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

/**
 * How far the queue of each onsale has come, by onsale. Of those that are not closed the {@value #MOST} that open first
 * have gauges; the gauges of a closed onsale are removed with the next refresh. A gauge reads what this node knows.
 */
final class OnsaleMeters {

	static final int MOST = 100;

	private final OnsaleBoard board;

	private final Clock clock;

	private final Map<MultiGauge, ToLongFunction<OnsaleView>> gauges;

	private List<UUID> shown = List.of();

	OnsaleMeters(MeterRegistry registry, OnsaleBoard board, Clock clock) {
		this.board = board;
		this.clock = clock;
		this.gauges = Map.of(
				gauge(registry, "waiting.room.waiting", "Places that were not called yet"),
				view -> Math.max(0, view.progress().joined() - view.progress().admitted()),
				gauge(registry, "waiting.room.entrants", "Places given"), view -> view.progress().joined(),
				gauge(registry, "waiting.room.admitted", "Places called: the watermark"), view -> view.progress().admitted(),
				gauge(registry, "waiting.room.rate", "Places called a minute: the rate in force"), OnsaleView::ratePerMinute,
				gauge(registry, "waiting.room.active.passes", "Passes alive"), view -> view.progress().active());
	}

	/** Gives onsales that are new gauges, and removes those of onsales that have closed. Called by one thread at a time. */
	void update() {
		Instant now = this.clock.instant();
		List<UUID> open = this.board.kept()
			.stream()
			.map(OnsaleView::onsale)
			.filter(onsale -> onsale.phase(now) != Phase.CLOSED)
			.sorted(Comparator.comparing(Onsale::opensAt).thenComparing(Onsale::id))
			.limit(MOST)
			.map(Onsale::id)
			.toList();
		if (!open.equals(this.shown)) {
			this.shown = open;
			this.gauges.forEach((gauge, value) -> gauge.register(open.stream().<Row<?>>map(id -> row(id, value)).toList()));
		}
	}

	private Row<?> row(UUID id, ToLongFunction<OnsaleView> value) {
		return Row.of(Tags.of("onsale", id.toString()), () -> this.board.keptView(id).map(value::applyAsLong).orElse(null));
	}

	private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
		return MultiGauge.builder(name).description(description).register(registry);
	}

}
