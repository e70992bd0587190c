package io.onrush.waitingroom.challenge;

import java.util.List;

/**
 * Where a client comes from, as the counters of one onsale know it: by four cells each for its address and its network.
 *
 * @param address empty where nothing is counted
 * @param network empty where nothing is counted
 */
public record ClientNetwork(List<Integer> address, List<Integer> network) {

	/** Exempt, or nobody knows. */
	public static final ClientNetwork UNCOUNTED = new ClientNetwork(List.of(), List.of());

}
