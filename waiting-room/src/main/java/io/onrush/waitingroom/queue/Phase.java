package io.onrush.waitingroom.queue;

/** Where an onsale is in its life. Visitors may join in every phase but the first and the last. */
public enum Phase {

	/** The queue has not opened. */
	SCHEDULED,

	/** Visitors join; nobody is called before the draw, or the opening where nothing is drawn. */
	QUEUEING,

	/** Places are being called. */
	OPEN,

	/** An admin halted it or closed it for a while: no draw is made, no place is called, no new pass is given. */
	PAUSED,

	/** Over. */
	CLOSED

}
