package io.onrush.waitingroom.registration;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.queue.ChangeOnsale;
import io.onrush.waitingroom.queue.ControlTerms;
import io.onrush.waitingroom.queue.Identity;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.OnsalesForTests;
import io.onrush.waitingroom.queue.RegistrationPolicy;
import io.onrush.waitingroom.queue.ScheduleOnsale;
import io.onrush.waitingroom.queue.VisitorTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every test has a century of its own: the reminders of one must not be due in another. */
@ExtendWith(RealServers.class)
class SendRemindersTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final URI URL = URI.create("https://queue.example");

	private static final AtomicInteger CENTURIES = new AtomicInteger();

	private final Instant queueOpens = Instant.parse("2200-01-01T12:00:00Z").plus(Duration.ofDays(36_500L * CENTURIES.incrementAndGet()));

	private final SettableClock clock = new SettableClock(this.queueOpens.minus(Duration.ofDays(1)));

	private final RegistrationTable table;

	private final Onsales onsales;

	private final List<Letters.Letter> sent = Collections.synchronizedList(new ArrayList<>());

	private final Set<String> failing = ConcurrentHashMap.newKeySet();

	private final Set<String> hanging = ConcurrentHashMap.newKeySet();

	private Duration letterTakes = Duration.ZERO;

	SendRemindersTest(DatabaseClient database) {
		this.table = new RegistrationTable(database, TIMEOUT);
		this.onsales = OnsalesForTests.of(database, this.clock, new SecureRandom());
	}

	@Test
	void nobody_is_reminded_before_the_time_and_everybody_after_it() {
		Onsale onsale = onsale(60);
		register(onsale, 3);
		this.clock.advance(Duration.ofHours(22).plusMinutes(59));
		sending().run().block();
		assertThat(this.sent).isEmpty();
		this.clock.advance(Duration.ofMinutes(1));
		sending().run().block();
		assertThat(addresses()).containsExactlyInAnyOrder("0@example.org", "1@example.org", "2@example.org");
		assertThat(this.sent.getFirst().text()).contains("https://queue.example/events/e/queue", "The Show", "Europe/Berlin");
	}

	@Test
	void several_processes_at_once_remind_everybody_once() {
		Onsale onsale = onsale(60);
		register(onsale, 1_050);
		this.clock.advance(Duration.ofHours(23));
		Flux.range(0, 4).flatMap(process -> sending().run().subscribeOn(Schedulers.parallel()), 4).blockLast();
		assertThat(addresses()).hasSize(1_050).doesNotHaveDuplicates();
		sending().run().block();
		assertThat(this.sent).hasSize(1_050);
	}

	@Test
	void what_a_process_had_claimed_when_it_died_another_one_sends() {
		Onsale onsale = onsale(60);
		register(onsale, 250);
		this.clock.advance(Duration.ofHours(23));
		Instant now = this.clock.instant();
		assertThat(this.table.claimDue(now, now.plus(SendReminders.CLAIMED), 100).block()).hasSize(100);

		sending().run().block();
		assertThat(this.sent).as("the claim of the dead is respected").hasSize(150);
		this.clock.advance(SendReminders.CLAIMED);
		sending().run().block();
		assertThat(addresses()).hasSize(250).doesNotHaveDuplicates();
	}

	@Test
	void no_letter_is_begun_shortly_before_the_claim_is_over() {
		Onsale onsale = onsale(60);
		register(onsale, 40);
		this.clock.advance(Duration.ofHours(23));
		this.letterTakes = SendReminders.CLAIMED.dividedBy(12);
		sending().run().block();
		assertThat(this.sent).as("begun in the first 90 of 120 seconds").hasSize(9);
		this.letterTakes = Duration.ZERO;
		this.clock.advance(SendReminders.CLAIMED);
		sending().run().block();
		assertThat(addresses()).hasSize(40).doesNotHaveDuplicates();
	}

	@Test
	void a_letter_is_written_down_when_it_is_sent() {
		Onsale onsale = onsale(60);
		List<Registration> registered = register(onsale, 3);
		this.clock.advance(Duration.ofHours(23));
		this.hanging.add("1@example.org");
		var process = sending().run().subscribe();
		await().until(() -> registered.stream().filter(one -> this.table.find(onsale.id(), one.visitorId()).block().remindedAt() != null).count() == 2);
		process.dispose();
		this.hanging.clear();
		this.clock.advance(SendReminders.CLAIMED);
		sending().run().block();
		assertThat(addresses()).containsExactlyInAnyOrder("0@example.org", "1@example.org", "2@example.org");
	}

	@Test
	void a_letter_that_failed_is_sent_again_and_no_other() {
		Onsale onsale = onsale(60);
		register(onsale, 5);
		this.failing.add("3@example.org");
		this.clock.advance(Duration.ofHours(23));
		sending().run().block();
		assertThat(this.sent).hasSize(4);
		this.failing.clear();
		this.clock.advance(SendReminders.CLAIMED);
		sending().run().block();
		assertThat(addresses()).hasSize(5).doesNotHaveDuplicates();
	}

	@Test
	void the_same_letter_has_the_same_id() {
		Onsale onsale = onsale(60);
		List<Registration> registered = register(onsale, 1);
		this.clock.advance(Duration.ofHours(23));
		sending().run().block();
		assertThat(this.sent.getFirst().id()).isEqualTo("reminder." + onsale.id() + "." + registered.getFirst().visitorId());
	}

	@Test
	void who_unsubscribed_or_withdrew_or_came_late_is_not_reminded() {
		Onsale onsale = onsale(60);
		List<Registration> registered = register(onsale, 3);
		this.table.forgetAddress(onsale.id(), registered.get(0).visitorId()).block();
		this.table.delete(onsale.id(), registered.get(1).visitorId()).block();
		this.clock.advance(Duration.ofHours(23));
		this.table.put(new Registration(onsale.id(), SampleOnsales.id(), "late@example.org", "en", this.clock.instant(), this.clock.instant())).block();
		sending().run().block();
		assertThat(addresses()).containsExactly("2@example.org");
		assertThat(this.table.find(onsale.id(), registered.get(0).visitorId()).block()).as("may still join").isNotNull();
	}

	@Test
	void a_queue_that_is_put_off_reminds_later() {
		Onsale onsale = onsale(60);
		register(onsale, 1);
		this.onsales.change(onsale.id(), new ChangeOnsale(this.queueOpens.plus(Duration.ofHours(2)),
				this.queueOpens.plus(Duration.ofHours(2)), this.queueOpens.plus(Duration.ofHours(4)), null, null, null)).block();
		this.clock.advance(Duration.ofHours(23));
		sending().run().block();
		assertThat(this.sent).isEmpty();
		this.clock.advance(Duration.ofHours(2));
		sending().run().block();
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void no_address_outlives_its_last_letter_or_its_onsale() {
		Onsale reminded = onsale(60);
		List<Registration> registered = register(reminded, 1);
		this.clock.advance(Duration.ofHours(23));
		sending().run().block();
		assertThat(this.table.find(reminded.id(), registered.getFirst().visitorId()).block().address()).isNull();

		Onsale over = onsale(60);
		this.failing.add("0@example.org");
		List<Registration> unsent = register(over, 1);
		sending().run().block();
		assertThat(this.table.find(over.id(), unsent.getFirst().visitorId()).block().address()).isNotNull();
		this.clock.advance(Duration.ofDays(1));
		sending().run().block();
		assertThat(this.table.find(over.id(), unsent.getFirst().visitorId()).block().address()).isNull();
	}

	@Test
	void every_language_has_its_words() {
		for (Map.Entry<String, String> first : Map.of("en", "The waiting room", "de", "Der Warteraum", "es", "La sala de espera", "fr-CA", "La salle d’attente", "xx", "The waiting room").entrySet()) {
			String text = LetterTexts.in(first.getKey()).reminder("The Show", Instant.parse("2027-01-01T12:00:00Z"), "Europe/Berlin", URL, URL);
			assertThat(text).startsWith(first.getValue()).contains("The Show", "13:00", "Europe/Berlin", "https://queue.example");
		}
	}

	private SendReminders sending() {
		Letters letters = letter -> this.hanging.contains(letter.to()) ? Mono.never() : this.failing.contains(letter.to()) ? Mono.error(new IllegalStateException("no server"))
				: Mono.fromRunnable(() -> {
					this.sent.add(letter);
					this.clock.advance(this.letterTakes);
				});
		Subjects subjects = onsale -> Mono.just(new Subjects.Subject("The Show", "/events/e/queue", "Europe/Berlin"));
		RegistrationLetters writing = new RegistrationLetters(letters, subjects, new UnsubscribeLinks(SampleOnsales.KEY, this.clock, URL), URL);
		return new SendReminders(this.table, this.onsales, writing, this.clock, new SimpleMeterRegistry());
	}

	private Onsale onsale(int reminderMinutes) {
		VisitorTerms.Wish who = new VisitorTerms.Wish(Identity.EMAIL, RegistrationPolicy.REQUIRED, null, null, reminderMinutes);
		return this.onsales.schedule(new ScheduleOnsale(SampleOnsales.id(), this.queueOpens, this.queueOpens, this.queueOpens.plusSeconds(3600), 60, 10,
				600, null, null, Mode.RANDOM, null, null, null, ControlTerms.FIXED, who, null, List.of())).block();
	}

	private List<Registration> register(Onsale onsale, int visitors) {
		return Flux.range(0, visitors)
			.map(i -> new Registration(onsale.id(), UUID.nameUUIDFromBytes((onsale.id() + "-" + i).getBytes()), i + "@example.org", "en", this.clock.instant(), null))
			.flatMapSequential(registration -> this.table.put(registration).thenReturn(registration), 8)
			.collectList()
			.block();
	}

	private List<String> addresses() {
		return this.sent.stream().map(Letters.Letter::to).toList();
	}

}
