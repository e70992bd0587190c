package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.onrush.waitingroom.FieldError;

/** Which lanes an onsale may have, and when they may change. */
final class LaneRules {

	private static final int MOST = 4;

	private static final int MOST_SHARE = 90;

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} -]{0,29}");

	private LaneRules() {
	}

	static List<FieldError> violatedBy(List<Lane> lanes) {
		List<FieldError> errors = new ArrayList<>();
		if (lanes.size() > MOST) {
			errors.add(new FieldError("lanes", "are %d: give %d at the most".formatted(lanes.size(), MOST)));
		}
		Set<String> names = new HashSet<>(Set.of(Lanes.GENERAL));
		int sum = 0;
		for (int lane = 0; lane < lanes.size(); lane++) {
			String name = lanes.get(lane).name();
			Integer share = lanes.get(lane).share();
			if (name == null || !NAME.matcher(name).matches()) {
				errors.add(new FieldError("lanes[%d].name".formatted(lane), "is needed: 1 to 30 letters, digits, spaces and dashes, a letter or digit first"));
			}
			else if (!names.add(name.toLowerCase(Locale.ROOT))) {
				errors.add(new FieldError("lanes[%d].name".formatted(lane), "is taken: give every lane a name of its own, and none the name of the general lane"));
			}
			if (share == null || share < 1 || share > MOST_SHARE) {
				errors.add(new FieldError("lanes[%d].share".formatted(lane), "is needed: a whole number from 1 to %d, in per cent".formatted(MOST_SHARE)));
			}
			else {
				sum += share;
			}
		}
		if (sum > MOST_SHARE) {
			errors.add(new FieldError("lanes", "have %d %% together: leave at least %d to everybody else".formatted(sum, 100 - MOST_SHARE)));
		}
		return errors;
	}

	/** Where nothing is drawn there is nothing to merge. After the queue has opened the mode may be switched all the same, as in an emergency. */
	static List<FieldError> violatedByMode(Lanes lanes, Mode mode) {
		return (lanes.isEmpty() || mode.draws()) ? List.of()
				: List.of(new FieldError("lanes", "are for modes that draw: take RANDOM or LOTTERY, or leave them out"));
	}

	/**
	 * Whoever joins reads the shares first: nobody is put into a lane whose share is another one later.
	 *
	 * @param hasPlaces whether somebody has joined, also where the queue was put off after that
	 */
	static List<FieldError> violatedByChange(Onsale onsale, ScheduleOnsale to, boolean hasPlaces, Instant now) {
		if (!hasPlaces && now.isBefore(onsale.queueOpensAt())) {
			return violatedByMode(to.laneTerms(), to.mode());
		}
		return onsale.lanes().equals(to.laneTerms()) ? List.of()
				: List.of(new FieldError("lanes", "cannot change once the queue has opened: leave them as they are"));
	}

}
