package io.onrush.waitingroom.queue;

/** What becomes of the visitors of a site while it cannot be known whose turn it is. */
public enum OutagePolicy {

	/** Everybody passes: the site would rather be overrun than closed. */
	OPEN,

	/** Nobody passes: the site would rather be closed than overrun. */
	CLOSED

}
