package io.onrush.waitingroom.queue;

import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import org.jspecify.annotations.Nullable;

/** What the control of a rate must fulfil. */
final class ControlRules {

	private static final int MOST_ADMISSIONS = 1_000_000;

	private static final int SHORTEST_HOLD_MILLIS = 10;

	private static final int LONGEST_HOLD_MILLIS = 60_000;

	private final List<FieldError> errors = new ArrayList<>();

	private ControlRules() {
	}

	static List<FieldError> violatedBy(ScheduleOnsale terms) {
		ControlRules rules = new ControlRules();
		ControlTerms control = terms.control();
		if (control.minPerMinute() != null || control.maxPerMinute() != null) {
			rules.check(control, terms);
		}
		return rules.errors;
	}

	private void check(ControlTerms control, ScheduleOnsale terms) {
		if (terms.protects() != null) {
			wrong("control", "is for the sale of an event: what happens at a site is not known here");
		}
		within("control.minPerMinute", control.minPerMinute(), 1, MOST_ADMISSIONS);
		within("control.maxPerMinute", control.maxPerMinute(), 1, MOST_ADMISSIONS);
		within("control.holdMillis", control.holdMillis(), SHORTEST_HOLD_MILLIS, LONGEST_HOLD_MILLIS);
		within("control.conflictPercent", control.conflictPercent(), 1, 100);
		within("control.faultPercent", control.faultPercent(), 1, 100);
		inOrder(control, terms.admissionsPerMinute());
	}

	private void inOrder(ControlTerms control, @Nullable Integer perMinute) {
		if (control.minPerMinute() == null || control.maxPerMinute() == null) {
			return;
		}
		if (control.minPerMinute() > control.maxPerMinute()) {
			wrong("control.minPerMinute", "is above maxPerMinute: give two numbers of which the first is no higher");
		}
		else if (perMinute != null && control.within(perMinute) != perMinute) {
			wrong("admissionsPerMinute", "is %d, where control begins: give a number from minPerMinute to maxPerMinute".formatted(perMinute));
		}
	}

	private void within(String field, @Nullable Integer value, int least, int most) {
		if (value == null || value < least || value > most) {
			wrong(field, "is %s: give a number from %d to %d".formatted((value != null) ? value : "missing", least, most));
		}
	}

	private void wrong(String field, String detail) {
		this.errors.add(new FieldError(field, detail));
	}

}
