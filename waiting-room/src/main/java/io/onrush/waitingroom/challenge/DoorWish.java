package io.onrush.waitingroom.challenge;

import org.jspecify.annotations.Nullable;

/**
 * The terms of a door as an admin sends them; what is null stays as it is, or is as in {@link DoorTerms#OPEN}.
 *
 * @param leastWork 0, or 10 to 24; not above {@code mostWork}
 * @param mostWork 0, or 10 to 24
 * @param calmPerMinute 1 to 1,000,000
 * @param calmPerNetwork 1 to 60,000
 * @param placesPerAddress 0 to 60,000
 * @param placesPerNetwork 0 to 60,000
 */
public record DoorWish(@Nullable Integer leastWork, @Nullable Integer mostWork, @Nullable Integer calmPerMinute,
		@Nullable Integer calmPerNetwork, @Nullable Integer placesPerAddress, @Nullable Integer placesPerNetwork,
		@Nullable Entry entry) {

	public static DoorWish of(DoorTerms terms) {
		return new DoorWish(terms.leastWork(), terms.mostWork(), terms.calmPerMinute(), terms.calmPerNetwork(),
				terms.placesPerAddress(), terms.placesPerNetwork(), terms.entry());
	}

	public DoorTerms appliedTo(DoorTerms before) {
		return new DoorTerms(or(this.leastWork, before.leastWork()), or(this.mostWork, before.mostWork()),
				or(this.calmPerMinute, before.calmPerMinute()), or(this.calmPerNetwork, before.calmPerNetwork()),
				(this.placesPerAddress != null) ? this.placesPerAddress : before.placesPerAddress(),
				(this.placesPerNetwork != null) ? this.placesPerNetwork : before.placesPerNetwork(),
				or(this.entry, before.entry()));
	}

	private static <T> T or(@Nullable T wished, T before) {
		return (wished != null) ? wished : before;
	}

}
