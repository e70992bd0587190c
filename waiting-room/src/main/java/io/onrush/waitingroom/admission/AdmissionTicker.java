package io.onrush.waitingroom.admission;

import java.time.Clock;

import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.ProgressSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Advances every onsale whose queue has opened, and keeps this node's view of it fresh. One failure stops no other. */
final class AdmissionTicker {

	private static final int AT_ONCE = 8;

	private final OnsaleBoard board;

	private final ProgressSource progress;

	private final Clock clock;

	private final AdmissionMeters meters;

	AdmissionTicker(OnsaleBoard board, ProgressSource progress, Clock clock, AdmissionMeters meters) {
		this.board = board;
		this.progress = progress;
		this.clock = clock;
		this.meters = meters;
	}

	Mono<Void> tick() {
		return Flux.defer(() -> Flux.fromIterable(this.board.kept()))
			.map(OnsaleView::onsale)
			.filter(onsale -> onsale.phase(this.clock.instant()) != Phase.SCHEDULED)
			.flatMapDelayError(this::advance, AT_ONCE, 1)
			.then()
			.doOnSuccess(all -> this.meters.ticked());
	}

	private Mono<Void> advance(Onsale onsale) {
		return this.progress.progressOf(onsale).doOnNext(seen -> this.board.progressed(onsale.id(), seen)).then();
	}

}
