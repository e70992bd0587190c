package io.onrush.waitingroom.queue;

import org.jspecify.annotations.Nullable;

/** One onsale as this node sees it: its terms, how far it has come, the positions of its places, and what is left for them, where that is known. */
public record OnsaleView(Onsale onsale, QueueProgress progress, Positions positions, @Nullable Outlook outlook) {

	static OnsaleView of(Onsale onsale, QueueProgress progress) {
		return new OnsaleView(onsale, progress, Positions.of(onsale), null);
	}

	/** Keeps the newer of two onsales, and the positions with their warm cache as long as the draw is the same. */
	OnsaleView with(Onsale newer) {
		if (newer.version() <= this.onsale.version()) {
			return this;
		}
		return new OnsaleView(newer, this.progress, this.positions.after(newer), this.outlook);
	}

	OnsaleView with(QueueProgress newer) {
		return new OnsaleView(this.onsale, newer, this.positions, this.outlook);
	}

	OnsaleView with(Outlook newer) {
		return new OnsaleView(this.onsale, this.progress, this.positions, newer);
	}

	/** The rate in force: the onsale's own, or what was chosen in its place; 0 while everything is sold. */
	public int ratePerMinute() {
		Integer chosen = this.progress.ratePerMinute();
		return (chosen != null) ? chosen : this.onsale.admissionsPerMinute();
	}

}
