package io.onrush.waitingroom.admission.control;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides about the rate of every onsale whose queue is open, and tells the board what is left to sell. Every node does; Redis
 * lets one of them take each decision, so there is no leader. A signal that does not come in time is missing, and stops no
 * other onsale.
 */
final class ControlRate {

	private static final int AT_ONCE = 4;

	private final OnsaleBoard board;

	private final SaleSignals signals;

	private final ChooseRateScript script;

	private final JsonMapper json;

	private final Clock clock;

	private final Duration timeout;

	private final ControlMeters meters;

	private final RateLaw law = new RateLaw();

	ControlRate(OnsaleBoard board, SaleSignals signals, ChooseRateScript script, JsonMapper json, Clock clock, Duration timeout,
			ControlMeters meters) {
		this.board = board;
		this.signals = signals;
		this.script = script;
		this.json = json;
		this.clock = clock;
		this.timeout = timeout;
		this.meters = meters;
	}

	Mono<Void> run() {
		return Flux.defer(() -> Flux.fromIterable(this.board.kept()))
			.filter(view -> isUnderWay(view.onsale().phase(this.clock.instant())))
			.flatMapDelayError(this::look, AT_ONCE, 1)
			.then();
	}

	private static boolean isUnderWay(Phase phase) {
		return phase != Phase.SCHEDULED && phase != Phase.CLOSED;
	}

	private Mono<Void> look(OnsaleView view) {
		Onsale onsale = view.onsale();
		return stock(onsale.eventId()).flatMap(stock -> {
			stock.ifPresent(known -> this.board.foreseen(onsale.id(), Outlooks.of(known, RoomFigures.of(view))));
			return this.script.look(onsale, ChooseRateScript.REDIS_CLOCK)
				.filter(ChooseRateScript.Look::due)
				.flatMap(look -> decide(view, look, stock.orElse(null)));
		});
	}

	/** Off the event loops: reading a kind of JSON for the first time may park a thread. */
	private Mono<Void> decide(OnsaleView view, ChooseRateScript.Look look, @Nullable SaleStock stock) {
		Onsale onsale = view.onsale();
		return pulse(onsale).publishOn(Schedulers.boundedElastic()).flatMap(pulse -> {
			RoomFigures room = RoomFigures.of(view);
			Memory memory = look.memory().isEmpty() ? null : this.json.readValue(look.memory(), Memory.class);
			boolean open = onsale.phase(this.clock.instant()) == Phase.OPEN;
			Decision decision = this.law.next(onsale.control(), onsale.admissionsPerMinute(), memory, pulse.orElse(null), stock, room, open);
			RatePoint point = RatePoint.of(decision, before(onsale, memory), room, this.clock.instant());
			return this.script.take(onsale, look.step(), decision, this.json.writeValueAsString(decision.memory()),
					this.json.writeValueAsString(point), ChooseRateScript.REDIS_CLOCK)
				.doOnNext(taken -> this.meters.decided(taken, decision.reason()))
				.then();
		});
	}

	private static int before(Onsale onsale, @Nullable Memory memory) {
		if (memory == null) {
			return onsale.admissionsPerMinute();
		}
		return memory.soldOut() ? 0 : onsale.control().within(memory.rate());
	}

	private Mono<Optional<SaleStock>> stock(@Nullable UUID event) {
		return (event == null) ? Mono.just(Optional.empty()) : ifKnown(this.signals.stock(event));
	}

	/** Only what is controlled is asked for how the sale fares. */
	private Mono<Optional<Pulse>> pulse(Onsale onsale) {
		UUID event = onsale.eventId();
		return (event == null || onsale.control().fixed()) ? Mono.just(Optional.empty()) : ifKnown(this.signals.pulse(event));
	}

	private <T> Mono<Optional<T>> ifKnown(Mono<T> signal) {
		return signal.map(Optional::of)
			.timeout(this.timeout)
			.onErrorResume(fault -> Mono.just(Optional.empty()))
			.defaultIfEmpty(Optional.empty());
	}

}
