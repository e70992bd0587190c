package io.onrush.waitingroom.queue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Who may join an onsale. All of it may be missing; then everybody may, once a browser.
 *
 * @param identity {@link Identity#VISITOR} where it is missing
 * @param registration {@link RegistrationPolicy#OFF} where it is missing
 * @param registrationOpensAt at once where it is missing
 * @param registrationClosesAt when the queue opens where it is missing; not later
 * @param reminderMinutes how long before the queue opens who registered is reminded, 1 to 10,080; 60 where it is missing
 */
public record VisitorTerms(Identity identity, RegistrationPolicy registration, @Nullable Instant registrationOpensAt,
		@Nullable Instant registrationClosesAt, int reminderMinutes) {

	public static final VisitorTerms ANYBODY = new VisitorTerms(Identity.VISITOR, RegistrationPolicy.OFF, null, null, 60);

	/** Whether nothing has to be known of a visitor who joins. */
	boolean admitAnybody() {
		return this.identity == Identity.VISITOR && this.registration != RegistrationPolicy.REQUIRED;
	}

	/** Whether the installation has to send mails for it. */
	public boolean needMail() {
		return this.identity == Identity.EMAIL || this.registration != RegistrationPolicy.OFF;
	}

	/** As an admin sends them; what is null stays as it was, or has its default. */
	public record Wish(@Nullable Identity identity, @Nullable RegistrationPolicy registration,
			@Nullable Instant registrationOpensAt, @Nullable Instant registrationClosesAt,
			@Nullable Integer reminderMinutes) {

		/** Null of terms that are for anybody. */
		static @Nullable Wish of(VisitorTerms terms) {
			return terms.equals(ANYBODY) ? null : new Wish(terms.identity, terms.registration, terms.registrationOpensAt,
					terms.registrationClosesAt, terms.reminderMinutes);
		}

		VisitorTerms over(VisitorTerms present) {
			return new VisitorTerms(or(this.identity, present.identity), or(this.registration, present.registration),
					(this.registrationOpensAt != null) ? this.registrationOpensAt : present.registrationOpensAt,
					(this.registrationClosesAt != null) ? this.registrationClosesAt : present.registrationClosesAt,
					or(this.reminderMinutes, present.reminderMinutes));
		}

		private static <T> T or(@Nullable T wanted, T present) {
			return (wanted != null) ? wanted : present;
		}

	}

}
