package io.onrush.waitingroom.beacon;

/** A round cannot be had at the moment. The message says why, in words that the record of a draw can show. */
public final class BeaconUnavailable extends RuntimeException {

	private static final long serialVersionUID = 1;

	public BeaconUnavailable(String why) {
		super(why);
	}

}
