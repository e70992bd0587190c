package io.onrush.waitingroom.queue;

/** One onsale as this node sees it: its terms, how far it has come, and the positions of its places. */
public record OnsaleView(Onsale onsale, QueueProgress progress, Positions positions) {

	static OnsaleView of(Onsale onsale, QueueProgress progress) {
		return new OnsaleView(onsale, progress, Positions.of(onsale));
	}

	/** Keeps the newer of two onsales, and the positions with their warm cache as long as the draw is the same. */
	OnsaleView with(Onsale newer) {
		if (newer.version() <= this.onsale.version()) {
			return this;
		}
		return new OnsaleView(newer, this.progress, this.positions.after(newer));
	}

	OnsaleView with(QueueProgress newer) {
		return new OnsaleView(this.onsale, newer, this.positions);
	}

}
