package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import io.onrush.waitingroom.challenge.DoorRules;
import org.jspecify.annotations.Nullable;

/** What the terms of an onsale must fulfil. Finds everything wrong at once, so that an admin corrects it at once. */
final class OnsaleRules {

	private static final int MOST_ADMISSIONS = 1_000_000;

	private static final int MOST_ACTIVE = 1_000_000;

	private static final int SHORTEST_PASS = 30;

	private static final int LONGEST_PASS = 86_400;

	private final List<FieldError> errors = new ArrayList<>();

	private OnsaleRules() {
	}

	static List<FieldError> violatedBy(ScheduleOnsale terms, Instant now) {
		OnsaleRules rules = new OnsaleRules();
		rules.sellsOrProtects(terms);
		rules.present("queueOpensAt", terms.queueOpensAt());
		rules.present("opensAt", terms.opensAt());
		rules.present("closesAt", terms.closesAt());
		rules.queueOpensBeforeSale(terms);
		rules.closesLast(terms, now);
		rules.within("admissionsPerMinute", terms.admissionsPerMinute(), 1, MOST_ADMISSIONS);
		rules.within("maxActive", terms.maxActive(), 1, MOST_ACTIVE);
		rules.within("passSeconds", terms.passSeconds(), SHORTEST_PASS, LONGEST_PASS);
		rules.errors.addAll(ModeRules.violatedBy(terms.how()));
		rules.errors.addAll(ControlRules.violatedBy(terms));
		rules.errors.addAll(VisitorRules.violatedBy(terms.who(), terms.queueOpensAt()));
		rules.errors.addAll(DoorRules.violatedBy(terms.doorTerms()));
		rules.errors.addAll(LaneRules.violatedBy(terms.lanes()));
		return List.copyOf(rules.errors);
	}

	/** Once positions are drawn, or called by arrival, the opening is history. */
	static List<FieldError> violatedAfterDrawBy(ChangeOnsale change) {
		OnsaleRules rules = new OnsaleRules();
		rules.unchanged("queueOpensAt", change.queueOpensAt());
		rules.unchanged("opensAt", change.opensAt());
		return List.copyOf(rules.errors);
	}

	private void present(String field, @Nullable Object value) {
		if (value == null) {
			wrong(field, "is missing: give a value");
		}
	}

	private void sellsOrProtects(ScheduleOnsale terms) {
		if (terms.protects() == null) {
			present("eventId", terms.eventId());
			if (terms.onOutage() != null) {
				wrong("onOutage", "is for rooms in front of a site: leave it out, or name the site in protects");
			}
		}
		else if (terms.eventId() != null) {
			wrong("protects", "comes with eventId: an onsale sells an event or stands in front of a site, not both");
		}
		else if (ProtectedSite.originOf(terms.protects()).isEmpty()) {
			wrong("protects", "is no origin: give scheme, host and perhaps port, like https://shop.example");
		}
	}

	private void unchanged(String field, @Nullable Instant value) {
		if (value != null) {
			wrong(field, "cannot change after the draw, or the first call: leave it out");
		}
	}

	private void queueOpensBeforeSale(ScheduleOnsale terms) {
		if (terms.queueOpensAt() != null && terms.opensAt() != null && terms.queueOpensAt().isAfter(terms.opensAt())) {
			wrong("queueOpensAt", "is after opensAt: let the queue open no later than the sale");
		}
	}

	private void closesLast(ScheduleOnsale terms, Instant now) {
		if (terms.closesAt() == null) {
			return;
		}
		if (terms.opensAt() != null && !terms.closesAt().isAfter(terms.opensAt())) {
			wrong("closesAt", "is not after opensAt: let the sale close after it opens");
		}
		else if (!terms.closesAt().isAfter(now)) {
			wrong("closesAt", "is in the past: give a time in the future");
		}
	}

	private void within(String field, @Nullable Integer value, int least, int most) {
		if (value == null) {
			wrong(field, "is missing: give a number from %d to %d".formatted(least, most));
		}
		else if (value < least || value > most) {
			wrong(field, "is %d: give a number from %d to %d".formatted(value, least, most));
		}
	}

	private void wrong(String field, String detail) {
		this.errors.add(new FieldError(field, detail));
	}

}
