package io.onrush.waitingroom.admission;

import io.onrush.waitingroom.challenge.ClientNetwork;

/**
 * Whose passes are counted, and how many there may be.
 *
 * @param perAddress 0 for any number, as {@code perNetwork}
 */
record PassQuota(ClientNetwork network, int perAddress, int perNetwork) {

	static final PassQuota NONE = new PassQuota(ClientNetwork.UNCOUNTED, 0, 0);

}
