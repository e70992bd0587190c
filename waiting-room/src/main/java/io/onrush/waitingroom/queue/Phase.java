package io.onrush.waitingroom.queue;

/** Where an onsale is in its life. Visitors may join in every phase but the first and the last. */
public enum Phase {

	/** The queue has not opened. */
	SCHEDULED,

	/** Visitors join; the draw has not been made. */
	QUEUEING,

	/** Drawn; places are being called. */
	OPEN,

	/** An admin halted it: no draw is made, no place is called, no new pass is given. */
	PAUSED,

	/** Over. */
	CLOSED

}
