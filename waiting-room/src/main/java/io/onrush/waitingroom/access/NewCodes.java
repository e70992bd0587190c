package io.onrush.waitingroom.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.FieldError;
import io.onrush.waitingroom.queue.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Codes as an admin asks for them: so many made up, or their own.
 *
 * @param name by which the admin knows them; 100 characters at the most
 * @param count how many are made up; 1 to 10,000
 * @param codes the admin's own, 1 to 10,000, each of 6 to 64 characters; null where they are made up
 * @param uses places that each opens, 1 to 1,000,000; 1 where it is missing
 * @param expiresAt from when on they open nothing; never where it is missing
 * @param lane of the onsale, whose places they open; the general one where it is missing
 */
public record NewCodes(@Nullable String name, @Nullable Integer count, @Nullable List<String> codes,
		@Nullable Integer uses, @Nullable Instant expiresAt, @Nullable String lane) {

	private static final int MOST = 10_000;

	private static final int SHORTEST = 6;

	private static final int LONGEST = 64;

	private static final int MOST_USES = 1_000_000;

	List<FieldError> faults(Lanes lanes, Instant now) {
		List<FieldError> errors = new ArrayList<>();
		require(errors, this.name != null && !this.name.isBlank() && this.name.length() <= 100, "name",
				"is needed, with 100 characters at the most");
		if (this.codes == null) {
			require(errors, this.count != null && this.count >= 1 && this.count <= MOST, "count",
					"is needed: give 1 to %d, or codes of your own".formatted(MOST));
		}
		else {
			require(errors, this.count == null, "count", "comes with codes: give one of them");
			require(errors, !this.codes.isEmpty() && this.codes.size() <= MOST, "codes", "must be 1 to %d".formatted(MOST));
			require(errors, this.codes.stream().allMatch(NewCodes::isCode), "codes",
					"must each have %d to %d characters, spaces and dashes aside".formatted(SHORTEST, LONGEST));
		}
		require(errors, this.uses == null || this.uses >= 1 && this.uses <= MOST_USES, "uses", "must be from 1 to %d".formatted(MOST_USES));
		require(errors, this.expiresAt == null || this.expiresAt.isAfter(now), "expiresAt", "must be a time to come; leave it out for never");
		require(errors, this.lane == null || lanes.has(this.lane), "lane", lanes.isEmpty() ? "is of an onsale without lanes: leave it out"
				: "is none of the onsale's priority lanes: leave it out, or take one of " + lanes);
		return errors;
	}

	private static boolean isCode(@Nullable String code) {
		return code != null && code.length() <= LONGEST && CodeDigest.normal(code).length() >= SHORTEST;
	}

	private static void require(List<FieldError> errors, boolean holds, String field, String fix) {
		if (!holds) {
			errors.add(new FieldError(field, fix));
		}
	}

}
