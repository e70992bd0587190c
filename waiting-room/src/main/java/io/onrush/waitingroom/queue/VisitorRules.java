package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import org.jspecify.annotations.Nullable;

/** Which {@link VisitorTerms} an onsale may have, and when they may change. */
final class VisitorRules {

	private static final int LONGEST_REMINDER = 10_080;

	private VisitorRules() {
	}

	static List<FieldError> violatedBy(VisitorTerms terms, @Nullable Instant queueOpensAt) {
		List<FieldError> errors = new ArrayList<>();
		Instant opens = terms.registrationOpensAt();
		Instant closes = (terms.registrationClosesAt() != null) ? terms.registrationClosesAt() : queueOpensAt;
		if (terms.reminderMinutes() < 1 || terms.reminderMinutes() > LONGEST_REMINDER) {
			errors.add(new FieldError("visitors.reminderMinutes",
					"is %d: give a number from 1 to %d".formatted(terms.reminderMinutes(), LONGEST_REMINDER)));
		}
		if (closes != null && queueOpensAt != null && closes.isAfter(queueOpensAt)) {
			errors.add(new FieldError("visitors.registrationClosesAt", "is after queueOpensAt: registration ends before the queue opens"));
		}
		if (opens != null && closes != null && !opens.isBefore(closes)) {
			errors.add(new FieldError("visitors.registrationOpensAt", "is not before registration closes: let it open earlier"));
		}
		return errors;
	}

	/** Once visitors join, who may join is settled: those with a place would be treated unlike those without. */
	static List<FieldError> violatedByChange(Onsale onsale, VisitorTerms to, Instant now) {
		VisitorTerms from = onsale.who();
		boolean same = from.identity() == to.identity() && (from.registration() == RegistrationPolicy.REQUIRED) == (to.registration() == RegistrationPolicy.REQUIRED);
		return (same || now.isBefore(onsale.queueOpensAt())) ? List.of()
				: List.of(new FieldError("visitors", "cannot change who may join once the queue is open: leave identity and registration as they are"));
	}

}
