package io.onrush.waitingroom.challenge;

import org.jspecify.annotations.Nullable;

/**
 * What an onsale asks of those who join.
 *
 * @param leastWork bits of work for a place while few come; 0 for none
 * @param mostWork bits of work however many come; 0 where no work is ever asked for
 * @param calmPerMinute arrivals a minute up to which {@code leastWork} is asked for
 * @param calmPerNetwork arrivals of one network up to which it is asked for no more than others
 * @param placesPerAddress null for the installation's limit, 0 for none
 * @param placesPerNetwork null for the installation's limit, 0 for none
 */
public record DoorTerms(int leastWork, int mostWork, int calmPerMinute, int calmPerNetwork,
		@Nullable Integer placesPerAddress, @Nullable Integer placesPerNetwork, Entry entry) {

	/** Nothing, but for the installation's limits of addresses and networks. */
	public static final DoorTerms OPEN = new DoorTerms(0, 0, 600, 200, null, null, Entry.ANYONE);

	public boolean asksForWork() {
		return this.mostWork > 0;
	}

}
