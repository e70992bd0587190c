package io.onrush.waitingroom.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reminds who registered, before the queue opens. Any number of processes may run it: each claims rows of its own, a batch at a time, for a while, and
 * begins no letter shortly before the claim is over. Every letter is written down when it is sent, so that it is sent once; a process that dies between leaves
 * at the most the few letters that were under way, and another one sends these again when the claim is over, with the same {@code Message-ID}.
 */
final class SendReminders {

	static final Duration CLAIMED = Duration.ofMinutes(2);

	/** A letter that is begun is sent, and written down, within this time. */
	private static final Duration LETTER_TAKES = Duration.ofSeconds(30);

	private static final int BATCH = 100;

	private static final int AT_ONCE = 8;

	private final RegistrationTable table;

	private final Onsales onsales;

	private final RegistrationLetters letters;

	private final Clock clock;

	private final Counter sent;

	private final Counter failed;

	SendReminders(RegistrationTable table, Onsales onsales, RegistrationLetters letters, Clock clock, MeterRegistry registry) {
		this.table = table;
		this.onsales = onsales;
		this.letters = letters;
		this.clock = clock;
		this.sent = counter(registry, "sent");
		this.failed = counter(registry, "failed");
	}

	/** Until nobody is left to be reminded now. Those whose letter failed are tried again when their claim is over. */
	Mono<Void> run() {
		return batch().repeat().takeWhile(claimed -> claimed == BATCH).then(this.table.forgetAddressesOfClosed(this.clock.instant())).then();
	}

	private Mono<Integer> batch() {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			Instant until = now.plus(CLAIMED);
			return this.table.claimDue(now, until, BATCH).flatMap(claimed -> remind(claimed, until.minus(LETTER_TAKES)));
		});
	}

	private Mono<Integer> remind(List<Registration> claimed, Instant lastBegin) {
		return Flux.fromIterable(claimed.stream().collect(Collectors.groupingBy(Registration::onsaleId)).entrySet())
			.concatMap(ofOnsale -> remind(ofOnsale.getKey(), ofOnsale.getValue(), lastBegin))
			.then(Mono.just(claimed.size()));
	}

	private Mono<Void> remind(UUID onsaleId, List<Registration> registrations, Instant lastBegin) {
		return this.onsales.find(onsaleId)
			.flatMap(onsale -> Flux.fromIterable(registrations)
				.flatMap(registration -> Mono.defer(() -> this.clock.instant().isBefore(lastBegin) ? remind(onsale, registration) : Mono.empty()),
						AT_ONCE)
				.then());
	}

	private Mono<Void> remind(Onsale onsale, Registration registration) {
		return this.letters.remind(onsale, registration).thenReturn(true).doOnNext(done -> this.sent.increment()).onErrorResume(unsent -> {
			this.failed.increment();
			return Mono.empty();
		}).flatMap(done -> this.table.reminded(onsale.id(), registration.visitorId(), this.clock.instant()));
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder("waiting.room.reminders")
			.description("Reminders by outcome; a failed one is tried again")
			.tag("outcome", outcome)
			.register(registry);
	}

}
