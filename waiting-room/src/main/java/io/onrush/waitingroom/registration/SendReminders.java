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
 * Reminds who registered, before the queue opens. Any number of processes may run it: each claims rows of its own, a batch at a time, for a while. A
 * letter that was sent is written down with the batch, so that it is sent once; a process that dies between leaves at the most a batch whose letters may have been
 * sent, and another one sends these again when the claim is over, with the same {@code Message-ID}.
 */
final class SendReminders {

	static final Duration CLAIMED = Duration.ofMinutes(2);

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
			return this.table.claimDue(now, now.plus(CLAIMED), BATCH);
		}).flatMap(claimed -> Flux
			.fromIterable(claimed.stream().collect(Collectors.groupingBy(Registration::onsaleId)).entrySet())
			.concatMap(ofOnsale -> remind(ofOnsale.getKey(), ofOnsale.getValue()))
			.then(Mono.just(claimed.size())));
	}

	private Mono<Void> remind(UUID onsaleId, List<Registration> registrations) {
		return this.onsales.find(onsaleId)
			.flatMap(onsale -> Flux.fromIterable(registrations)
				.flatMap(registration -> remind(onsale, registration), AT_ONCE)
				.collectList()
				.flatMap(reminded -> this.table.reminded(onsaleId, reminded, this.clock.instant())));
	}

	private Mono<UUID> remind(Onsale onsale, Registration registration) {
		return this.letters.remind(onsale, registration)
			.doOnSuccess(done -> this.sent.increment())
			.thenReturn(registration.visitorId())
			.onErrorResume(unsent -> {
				this.failed.increment();
				return Mono.empty();
			});
	}

	private static Counter counter(MeterRegistry registry, String outcome) {
		return Counter.builder("waiting.room.reminders")
			.description("Reminders by outcome; a failed one is tried again")
			.tag("outcome", outcome)
			.register(registry);
	}

}
