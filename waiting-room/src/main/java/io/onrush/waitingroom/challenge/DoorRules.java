package io.onrush.waitingroom.challenge;

import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import org.jspecify.annotations.Nullable;

/** What the terms of a door must fulfil. */
public final class DoorRules {

	/** Below it a browser starts its worker for longer than it works. */
	static final int FEWEST_BITS = 10;

	/** A minute and more on a phone. */
	static final int MOST_BITS = 24;

	private static final int MOST_ARRIVALS = 1_000_000;

	/** What a counter of the script holds, less some. */
	private static final int MOST_COUNTED = 60_000;

	private DoorRules() {
	}

	public static List<FieldError> violatedBy(DoorTerms terms) {
		List<FieldError> errors = new ArrayList<>();
		work(errors, "door.leastWork", terms.leastWork());
		work(errors, "door.mostWork", terms.mostWork());
		if (terms.leastWork() > terms.mostWork()) {
			errors.add(new FieldError("door.leastWork", "is above mostWork: give no more than %d".formatted(terms.mostWork())));
		}
		within(errors, "door.calmPerMinute", terms.calmPerMinute(), 1, MOST_ARRIVALS);
		within(errors, "door.calmPerNetwork", terms.calmPerNetwork(), 1, MOST_COUNTED);
		within(errors, "door.placesPerAddress", terms.placesPerAddress(), 0, MOST_COUNTED);
		within(errors, "door.placesPerNetwork", terms.placesPerNetwork(), 0, MOST_COUNTED);
		return errors;
	}

	private static void work(List<FieldError> errors, String field, int bits) {
		if (bits != 0 && (bits < FEWEST_BITS || bits > MOST_BITS)) {
			errors.add(new FieldError(field, "is %d: give 0 for none, or a number from %d to %d".formatted(bits, FEWEST_BITS, MOST_BITS)));
		}
	}

	private static void within(List<FieldError> errors, String field, @Nullable Integer value, int least, int most) {
		if (value != null && (value < least || value > most)) {
			errors.add(new FieldError(field, "is %d: give a number from %d to %d".formatted(value, least, most)));
		}
	}

}
