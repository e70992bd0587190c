package io.onrush.waitingroom.challenge;

/** Who may join a queue. */
public enum Entry {

	ANYONE,

	/** Only who shows an access code of the onsale. */
	CODE

}
