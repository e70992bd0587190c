package io.onrush.waitingroom.registration;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

import io.onrush.waitingroom.queue.Onsale;
import reactor.core.publisher.Mono;

/** Writes and sends the letters of registrations. */
final class RegistrationLetters {

	private static final Duration LINK_OUTLIVES_CLOSE = Duration.ofDays(30);

	private final Letters letters;

	private final Subjects subjects;

	private final UnsubscribeLinks links;

	private final URI publicUrl;

	RegistrationLetters(Letters letters, Subjects subjects, UnsubscribeLinks links, URI publicUrl) {
		this.letters = letters;
		this.subjects = subjects;
		this.links = links;
		this.publicUrl = publicUrl;
	}

	Mono<Void> confirm(Onsale onsale, Registration registration) {
		return this.subjects.of(onsale).flatMap(subject -> {
			LetterTexts texts = LetterTexts.in(registration.language());
			String out = token(onsale, registration);
			return send(registration, "registered", texts.confirmedSubject(subject.name()), texts.confirmed(subject.name(),
					onsale.queueOpensAt(), subject.zone(), page(subject), this.links.page(out)), out);
		});
	}

	Mono<Void> remind(Onsale onsale, Registration registration) {
		return this.subjects.of(onsale).flatMap(subject -> {
			LetterTexts texts = LetterTexts.in(registration.language());
			String out = token(onsale, registration);
			return send(registration, "reminder", texts.reminderSubject(subject.name()), texts.reminder(subject.name(),
					onsale.queueOpensAt(), subject.zone(), page(subject), this.links.page(out)), out);
		});
	}

	private Mono<Void> send(Registration to, String kind, String subject, String text, String token) {
		return this.letters.send(new Letters.Letter(Objects.requireNonNull(to.address()), subject, text,
				kind + "." + to.onsaleId() + "." + to.visitorId(), this.links.oneClick(token)));
	}

	private URI page(Subjects.Subject subject) {
		return this.publicUrl.resolve(subject.path());
	}

	private String token(Onsale onsale, Registration registration) {
		return this.links.token(registration.onsaleId(), registration.visitorId(), onsale.closesAt().plus(LINK_OUTLIVES_CLOSE));
	}

}
