package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Which modes an onsale may have, and which it may be switched to. A switch never changes an order that somebody was called
 * by, and takes nothing back that a draw has given.
 */
final class ModeRules {

	private static final int MOST_WINNERS = 10_000_000;

	private static final int MOST_ARRIVALS = 1_000_000;

	private static final int LONGEST_MESSAGE = 500;

	private ModeRules() {
	}

	static List<FieldError> violatedBy(ModeTerms terms) {
		List<FieldError> errors = new ArrayList<>();
		within(errors, "winners", terms.winners(), MOST_WINNERS, terms.mode() == Mode.LOTTERY);
		within(errors, "standbyAbove", terms.standbyAbove(), MOST_ARRIVALS, terms.mode() == Mode.STANDBY);
		String message = terms.message();
		if (message != null && message.length() > LONGEST_MESSAGE) {
			errors.add(new FieldError("message", "is too long: %d characters at the most".formatted(LONGEST_MESSAGE)));
		}
		return errors;
	}

	static List<FieldError> violatedBySwitch(Onsale onsale, ModeTerms to, Instant now) {
		boolean drawn = onsale.draw() != null;
		Mode from = onsale.how().mode();
		List<FieldError> errors = new ArrayList<>();
		if (to.mode().draws() && onsale.isByArrival(now)) {
			errors.add(new FieldError("mode", "is %s, but places are called by arrival already: a draw would change their order"
				.formatted(to.mode())));
		}
		if (to.mode() == Mode.LOTTERY && from != Mode.LOTTERY && drawn) {
			errors.add(new FieldError("mode",
					"is LOTTERY, but the draw was made for all who joined: places that it gave would be taken back"));
		}
		if (drawn && from == Mode.LOTTERY && to.mode() == Mode.CLOSED) {
			errors.add(new FieldError("mode", "is CLOSED, but a lottery that was drawn could not go on after it: pause the onsale instead"));
		}
		if (drawn && from == Mode.LOTTERY && to.mode() == Mode.LOTTERY && isFewer(to.winners(), onsale.how().winners())) {
			errors.add(new FieldError("winners", "is lower than at the draw: who has won cannot lose any more"));
		}
		return errors;
	}

	private static boolean isFewer(@Nullable Integer now, @Nullable Integer before) {
		return now != null && before != null && now < before;
	}

	private static void within(List<FieldError> errors, String field, @Nullable Integer value, int most, boolean needed) {
		if (value == null && needed) {
			errors.add(new FieldError(field, "is missing: give a number from 1 to %d".formatted(most)));
		}
		else if (value != null && (value < 1 || value > most)) {
			errors.add(new FieldError(field, "is %d: give a number from 1 to %d".formatted(value, most)));
		}
	}

}
