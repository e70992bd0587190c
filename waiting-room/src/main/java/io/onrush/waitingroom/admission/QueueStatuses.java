package io.onrush.waitingroom.admission;

import java.time.Clock;
import java.util.UUID;

import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.Onsales;
import reactor.core.publisher.Mono;

/** Reads the state of queues for dashboards: at most a tick old where workers run, a second old elsewhere. */
public final class QueueStatuses {

	private final OnsaleBoard board;

	private final Clock clock;

	QueueStatuses(OnsaleBoard board, Clock clock) {
		this.board = board;
		this.clock = clock;
	}

	/** Fails with the problem {@code onsale-not-found} when there is none. */
	public Mono<QueueStatus> status(UUID onsaleId) {
		return this.board.view(onsaleId)
			.map(view -> QueueStatus.of(view, this.clock.instant()))
			.switchIfEmpty(Mono.error(() -> Onsales.notFound(onsaleId.toString())));
	}

}
