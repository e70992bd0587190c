package io.onrush.waitingroom.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.Identity;
import io.onrush.waitingroom.queue.Onsale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Registers visitors for an onsale. The address is one that the visitor has proved to read, so a registration is confirmed when it is made; the mail says
 * so. A mail that cannot be sent takes nothing back.
 */
final class RegisterVisitor {

	private static final Logger logger = LoggerFactory.getLogger(RegisterVisitor.class);

	private final RegistrationTable table;

	private final Persons persons;

	private final RegistrationLetters letters;

	private final Clock clock;

	RegisterVisitor(RegistrationTable table, Persons persons, RegistrationLetters letters, Clock clock) {
		this.table = table;
		this.persons = persons;
		this.letters = letters;
		this.clock = clock;
	}

	/** Fails with {@code registration-not-open}, or {@code identity-required} where the address is not proved. */
	Mono<Registered> register(Onsale onsale, UUID visitor, String address, String language) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		if (!onsale.registers(now)) {
			return Mono.error(notOpen(onsale, now));
		}
		boolean remindable = now.isBefore(onsale.queueOpensAt().minus(Duration.ofMinutes(onsale.who().reminderMinutes())));
		return this.persons.mailbox(visitor.toString(), address)
			.switchIfEmpty(Mono.error(RegisterVisitor::unproved))
			.map(mailbox -> new Registration(onsale.id(), visitor, mailbox, language, now, remindable ? null : now))
			.flatMap(registration -> this.table.put(registration)
				.flatMap(isNew -> confirmed(onsale, registration, isNew).thenReturn(new Registered(registration, isNew))));
	}

	Mono<Registration> find(Onsale onsale, @Nullable String visitor) {
		return (visitor == null) ? Mono.empty() : this.table.find(onsale.id(), UUID.fromString(visitor));
	}

	/** Fails with {@code registration-not-open} once the queue is open: who is registered then may be in it. */
	Mono<Void> withdraw(Onsale onsale, UUID visitor) {
		Instant now = this.clock.instant();
		return now.isBefore(onsale.queueOpensAt()) ? this.table.delete(onsale.id(), visitor) : Mono.error(notOpen(onsale, now));
	}

	/** Ends the mails alone. Again changes nothing. */
	Mono<Void> unsubscribe(UnsubscribeLinks.Registered registered) {
		return this.table.forgetAddress(registered.onsaleId(), registered.visitorId());
	}

	private Mono<Void> confirmed(Onsale onsale, Registration registration, boolean isNew) {
		return isNew ? this.letters.confirm(onsale, registration).onErrorResume(unsent -> {
			logger.warn("A registration was not confirmed by mail: {}", unsent.toString());
			return Mono.empty();
		}) : Mono.empty();
	}

	private static RuntimeException unproved() {
		var problem = WaitingRoomProblem.IDENTITY_REQUIRED
			.because("Prove this e-mail address first: POST /api/v1/visitors/email sends a code to it.");
		problem.getBody().setProperty("identity", Identity.EMAIL);
		return problem;
	}

	private static RuntimeException notOpen(Onsale onsale, Instant now) {
		Instant opens = onsale.who().registrationOpensAt();
		return WaitingRoomProblem.REGISTRATION_NOT_OPEN.because((opens != null && now.isBefore(opens))
				? "Registration opens at %s.".formatted(opens)
				: "Registration is over, or this onsale has none.");
	}

	record Registered(Registration registration, boolean isNew) {
	}

}
