package io.onrush.waitingroom.admission.control;

import java.time.Instant;

/**
 * One decision, and the room at that moment; also its JSON, in Redis and for the dashboard.
 *
 * @param ratePerMinute in force from then on; 0 while everything is sold
 * @param before the rate until then
 */
public record RatePoint(Instant at, int ratePerMinute, int before, Reason reason, Evidence evidence, long entrants, long waiting,
		long admitted, long active, long called, long noShows) {

	static RatePoint of(Decision decision, int before, RoomFigures room, Instant at) {
		return new RatePoint(at, decision.inForce(), before, decision.reason(), decision.evidence(), room.joined(), room.waiting(),
				room.admitted(), room.active(), room.called(), room.noShows());
	}

}
