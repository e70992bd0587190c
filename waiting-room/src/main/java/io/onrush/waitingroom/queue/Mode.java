package io.onrush.waitingroom.queue;

/** How an onsale lets its visitors in. */
public enum Mode {

	/** Who joins before the sale opens is drawn by lot, who joins later stands behind in order of arrival. */
	RANDOM(true),

	/** In order of arrival; nothing is drawn. */
	FIFO(false),

	/** As {@link #RANDOM}, but only a stated number of places are ever called. */
	LOTTERY(true),

	/** Everybody, at once, whatever the rate and the slots. */
	PASS_THROUGH(false),

	/** Nobody joins and nobody is called; places are kept. */
	CLOSED(false),

	/** Everybody at once while few come; above a threshold in order of arrival, by rate and slots, until nobody waits any more. */
	STANDBY(false);

	private final boolean draws;

	Mode(boolean draws) {
		this.draws = draws;
	}

	/** Whether a draw decides the order of who joins early. */
	public boolean draws() {
		return this.draws;
	}

	/** Whether places are called in order of arrival where nothing was drawn. */
	boolean callsByArrival() {
		return !this.draws && this != CLOSED;
	}

}
