package io.onrush.waitingroom.queue;

import java.util.List;

import io.onrush.waitingroom.access.OpenCode;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.challenge.Proof;
import org.jspecify.annotations.Nullable;

/**
 * What the script weighs of a wish to join, besides what the onsale says.
 *
 * @param placesPerAddress 0 for any number, as {@code placesPerNetwork}
 * @param needsCode whether a new place takes a code
 * @param code that was shown and is one of the onsale's; null where none was
 */
record JoinTerms(Knock knock, int placesPerAddress, int placesPerNetwork, boolean needsCode, @Nullable OpenCode code) {

	/** Of an onsale that asks for nothing. */
	static JoinTerms of(Knock knock) {
		return new JoinTerms(knock, 0, 0, false, null);
	}

	List<String> arguments(Onsale onsale, String newTicket, String now) {
		Proof.Solved shown = (this.knock.proof() instanceof Proof.Solved solved) ? solved : new Proof.Solved(0, -1);
		return List.of(this.knock.visitor(), newTicket, Long.toString(onsale.entrants()), now,
				Long.toString(onsale.keysExpireAt().toEpochMilli()), Integer.toString(shown.bits()), Long.toString(shown.after()),
				Integer.toString(onsale.door().leastWork()), Integer.toString(onsale.door().mostWork()),
				Integer.toString(onsale.door().calmPerMinute()), Integer.toString(onsale.door().calmPerNetwork()),
				ClientNetworks.argument(this.knock.network().address()), ClientNetworks.argument(this.knock.network().network()),
				Integer.toString(this.placesPerAddress), Integer.toString(this.placesPerNetwork),
				shownCode(), (this.code == null) ? "0" : Integer.toString(this.code.uses()), lane(onsale.lanes()));
	}

	/** Who shows no code that names a lane is one of everybody. */
	private String lane(Lanes lanes) {
		return lanes.isEmpty() ? "" : Integer.toString(lanes.numberOf((this.code == null) ? null : this.code.lane()));
	}

	private String shownCode() {
		if (!this.needsCode) {
			return "";
		}
		return (this.code == null) ? "-" : this.code.digest();
	}

}
