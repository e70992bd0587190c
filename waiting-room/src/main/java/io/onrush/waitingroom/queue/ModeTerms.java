package io.onrush.waitingroom.queue;

import org.jspecify.annotations.Nullable;

/**
 * The mode of an onsale with what it needs. Numbers of other modes are kept for a switch back.
 *
 * @param winners of a lottery: how many places are called at the most
 * @param standbyAbove of standby: how many arrivals a minute are let through
 * @param message shown to visitors, while it is closed above all
 */
public record ModeTerms(Mode mode, @Nullable Integer winners, @Nullable Integer standbyAbove,
		@Nullable String message) {

	static final ModeTerms RANDOM = new ModeTerms(Mode.RANDOM, null, null, null);

	/** No position from this one on is ever called; null where all may be. */
	public @Nullable Integer lastWinner() {
		return (this.mode == Mode.LOTTERY) ? this.winners : null;
	}

}
