package io.onrush.waitingroom.admission.control;

import io.onrush.waitingroom.queue.OnsaleView;

/** How full the room and the shop are. */
record RoomFigures(long joined, long waiting, long admitted, long active, long called, long noShows, int maxActive) {

	static RoomFigures of(OnsaleView view) {
		long joined = view.progress().joined();
		long admitted = view.progress().admitted();
		return new RoomFigures(joined, Math.max(0, joined - admitted), admitted, view.progress().active(), view.progress().called(),
				view.progress().noShows(), view.onsale().maxActive());
	}

	long inside() {
		return this.active + this.called;
	}

}
