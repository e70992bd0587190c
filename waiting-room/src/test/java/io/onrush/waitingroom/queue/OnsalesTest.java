package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static io.onrush.waitingroom.queue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@ExtendWith(RealServers.class)
class OnsalesTest {

	private static final UUID NO_SUCH = UUID.fromString("00000000-0000-4000-8000-000000000000");

	private final SettableClock clock = new SettableClock(OPENS.minus(Duration.ofDays(1)));

	private final DatabaseClient database;

	private Onsales onsales;

	private OnsaleBoard board;

	OnsalesTest(DatabaseClient database) {
		this.database = database;
	}

	@BeforeEach
	void open() {
		OnsaleTable table = new OnsaleTable(this.database, Duration.ofSeconds(10));
		this.board = new OnsaleBoard(table, onsale -> Mono.just(QueueProgress.NONE), this.clock);
		this.onsales = new Onsales(table, this.board, this.clock, new AlternativeJdkIdGenerator(), new SecureRandom());
	}

	@Test
	void schedules_an_onsale_with_a_commitment_and_no_draw() {
		ScheduleOnsale terms = SampleOnsales.terms();
		Onsale scheduled = this.onsales.schedule(terms).block();
		assertThat(scheduled.terms()).isEqualTo(terms);
		assertThat(scheduled.commitment()).matches("[0-9a-f]{64}");
		assertThat(scheduled.draw()).isNull();
		assertThat(scheduled.version()).isEqualTo(1);
		assertThat(this.onsales.find(scheduled.id()).block()).isEqualTo(scheduled);
		assertThat(this.onsales.ofEvent(terms.eventId()).collectList().block()).containsExactly(scheduled);
	}

	@Test
	void every_onsale_has_a_seed_of_its_own_that_its_text_does_not_tell() {
		Onsale first = this.onsales.schedule(SampleOnsales.terms()).block();
		Onsale second = this.onsales.schedule(SampleOnsales.terms()).block();
		assertThat(first.commitment()).isNotEqualTo(second.commitment());
		String seed = new OnsaleTable(this.database, Duration.ofSeconds(10)).serverSeed(first.id()).block().reveal();
		assertThat(first.toString()).doesNotContain(seed);
	}

	@Test
	void names_every_missing_field_at_once() {
		ScheduleOnsale nothing = new ScheduleOnsale(null, null, null, null, null, null, null);
		refused(this.onsales.schedule(nothing), "invalid-onsale", "eventId", "queueOpensAt", "opensAt", "closesAt",
				"admissionsPerMinute", "maxActive", "passSeconds");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void names_the_field_that_is_wrong(String field, ScheduleOnsale terms) {
		refused(this.onsales.schedule(terms), "invalid-onsale", field);
		assertThat(this.onsales.ofEvent(terms.eventId()).collectList().block()).as("nothing stored").isEmpty();
	}

	static Stream<Arguments> names_the_field_that_is_wrong() {
		return Stream.of(arguments("closesAt", terms(OPENS, OPENS, OPENS.minusSeconds(1), 1, 1, 30)),
				arguments("closesAt", terms(OPENS, OPENS, OPENS, 1, 1, 30)),
				arguments("closesAt", terms(past(3), past(3), past(2), 1, 1, 30)),
				arguments("queueOpensAt", terms(OPENS.plusSeconds(1), OPENS, OPENS.plusSeconds(9), 1, 1, 30)),
				arguments("admissionsPerMinute", terms(OPENS, OPENS, OPENS.plusSeconds(9), 0, 1, 30)),
				arguments("admissionsPerMinute", terms(OPENS, OPENS, OPENS.plusSeconds(9), 1_000_001, 1, 30)),
				arguments("maxActive", terms(OPENS, OPENS, OPENS.plusSeconds(9), 1, 0, 30)),
				arguments("maxActive", terms(OPENS, OPENS, OPENS.plusSeconds(9), 1, 1_000_001, 30)),
				arguments("passSeconds", terms(OPENS, OPENS, OPENS.plusSeconds(9), 1, 1, 29)),
				arguments("passSeconds", terms(OPENS, OPENS, OPENS.plusSeconds(9), 1, 1, 86_401)));
	}

	@Test
	void the_widest_terms_are_allowed() {
		ScheduleOnsale terms = terms(OPENS, OPENS, OPENS.plusSeconds(1), 1_000_000, 1_000_000, 86_400);
		assertThat(this.onsales.schedule(terms).block().terms()).isEqualTo(terms);
	}

	@Test
	void the_limits_of_a_rate_are_kept_and_taken_away_again() {
		Onsale onsale = this.onsales.schedule(SampleOnsales.terms()).block();
		assertThat(onsale.control()).isEqualTo(ControlTerms.FIXED);
		Onsale controlled = this.onsales.change(onsale.id(), ChangeOnsale.to(ControlTerms.between(30, 600))).block();
		assertThat(controlled.control()).isEqualTo(new ControlTerms(30, 600, 250, 60, 5));
		assertThat(this.onsales.find(onsale.id()).block()).isEqualTo(controlled);
		Onsale paused = this.onsales.pause(onsale.id()).block();
		assertThat(paused.control()).as("whatever else changes").isEqualTo(controlled.control());
		assertThat(this.onsales.change(onsale.id(), ChangeOnsale.to(ControlTerms.FIXED)).block().control().fixed()).isTrue();
	}

	@Test
	void names_what_is_wrong_with_the_limits_of_a_rate() {
		Onsale onsale = this.onsales.schedule(SampleOnsales.terms()).block();
		wrong(onsale, new ControlTerms(1, null, null, null, null), "control.maxPerMinute");
		wrong(onsale, new ControlTerms(0, 600, 9, 101, 0), "control.minPerMinute", "control.holdMillis", "control.conflictPercent", "control.faultPercent");
		wrong(onsale, ControlTerms.between(600, 30), "control.minPerMinute");
		wrong(onsale, ControlTerms.between(61, 600), "admissionsPerMinute");
		Onsale room = this.onsales.schedule(protecting("https://shop.example", null)).block();
		wrong(room, ControlTerms.between(1, 600), "control");
	}

	private void wrong(Onsale onsale, ControlTerms control, String... fields) {
		refused(this.onsales.change(onsale.id(), ChangeOnsale.to(control)), "invalid-onsale", fields);
	}

	@Test
	void a_room_stands_in_front_of_a_site_instead_of_selling_an_event() {
		Onsale room = this.onsales.schedule(protecting("HTTPS://Shop.Example/", null)).block();
		assertThat(room.site()).isEqualTo(new ProtectedSite("https://shop.example", OutagePolicy.OPEN));
		assertThat(room.eventId()).isNull();
		assertThat(room.admitsTo()).isEqualTo(room.id());
		Onsale changed = this.onsales
			.change(room.id(), new ChangeOnsale(null, null, null, null, null, null, null, OutagePolicy.CLOSED))
			.block();
		assertThat(changed.site()).isEqualTo(new ProtectedSite("https://shop.example", OutagePolicy.CLOSED));
		assertThat(this.onsales.find(room.id()).block()).isEqualTo(changed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.example", "ftp://shop.example", "https://shop.example/cart", "https://a@shop.example",
			"https://", "https://shop.example?x", "https://shop example" })
	void a_site_is_named_by_its_origin_alone(String protects) {
		refused(this.onsales.schedule(protecting(protects, null)), "invalid-onsale", "protects");
	}

	@Test
	void an_event_is_no_site() {
		ScheduleOnsale event = SampleOnsales.terms();
		Onsale onsale = this.onsales.schedule(event).block();
		ChangeOnsale toSite = new ChangeOnsale(null, null, null, null, null, null, "https://shop.example", null);
		refused(this.onsales.change(onsale.id(), toSite), "invalid-onsale", "protects");
		ChangeOnsale policy = new ChangeOnsale(null, null, null, null, null, null, null, OutagePolicy.OPEN);
		refused(this.onsales.change(onsale.id(), policy), "invalid-onsale", "onOutage");
	}

	private static ScheduleOnsale protecting(String protects, OutagePolicy onOutage) {
		return new ScheduleOnsale(null, OPENS, OPENS, OPENS.plusSeconds(9), 1, 1, 30, protects, onOutage);
	}

	@Test
	void changes_only_what_is_given() {
		Onsale before = this.onsales.schedule(SampleOnsales.terms()).block();
		Onsale after = this.onsales.change(before.id(), new ChangeOnsale(null, null, null, 777, null, null)).block();
		assertThat(after.admissionsPerMinute()).isEqualTo(777);
		assertThat(after.terms()).isEqualTo(new ChangeOnsale(null, null, null, 777, null, null).appliedTo(before.terms()));
		assertThat(after.version()).isEqualTo(2);
	}

	@Test
	void a_change_that_breaks_a_rule_changes_nothing() {
		Onsale before = this.onsales.schedule(SampleOnsales.terms()).block();
		refused(this.onsales.change(before.id(),
				new ChangeOnsale(null, null, before.opensAt().minusSeconds(1), null, -5, null)), "invalid-onsale",
				"closesAt", "maxActive");
		assertThat(this.onsales.find(before.id()).block()).isEqualTo(before);
	}

	@Test
	void the_opening_times_are_history_after_the_draw() {
		Onsale before = this.onsales.schedule(SampleOnsales.terms()).block();
		new OnsaleTable(this.database, Duration.ofSeconds(10))
			.recordDraw(before.id(), new OnsaleTable.Outcome(0, new byte[32], new byte[32]), OPENS)
			.block();
		refused(this.onsales.change(before.id(), new ChangeOnsale(OPENS, OPENS, null, null, null, null)),
				"invalid-onsale", "queueOpensAt", "opensAt");
		assertThat(this.onsales.change(before.id(), new ChangeOnsale(null, null, null, 5, null, null)).block().draw())
			.as("the draw stays").isNotNull();
	}

	@Test
	void opens_now_what_would_open_later() {
		Onsale before = this.onsales.schedule(SampleOnsales.terms()).block();
		Onsale after = this.onsales.open(before.id()).block();
		assertThat(after.opensAt()).isEqualTo(this.clock.instant());
		assertThat(after.queueOpensAt()).isEqualTo(this.clock.instant());
		this.clock.advance(Duration.ofMinutes(1));
		assertThat(this.onsales.open(before.id()).block().opensAt()).as("open already").isEqualTo(after.opensAt());
	}

	@Test
	void pauses_and_resumes() {
		UUID id = this.onsales.schedule(SampleOnsales.terms()).block().id();
		assertThat(this.onsales.pause(id).block().paused()).isTrue();
		assertThat(this.onsales.pause(id).block().paused()).isTrue();
		assertThat(this.onsales.resume(id).block().paused()).isFalse();
	}

	@Test
	void closes_now_and_then_changes_no_more() {
		UUID id = this.onsales.schedule(SampleOnsales.terms()).block().id();
		Onsale closed = this.onsales.close(id).block();
		assertThat(closed.phase(this.clock.instant())).isEqualTo(Phase.CLOSED);
		refused(this.onsales.change(id, new ChangeOnsale(null, null, null, 5, null, null)), "onsale-closed");
		refused(this.onsales.pause(id), "onsale-closed");
		refused(this.onsales.resume(id), "onsale-closed");
		refused(this.onsales.open(id), "onsale-closed");
		refused(this.onsales.close(id), "onsale-closed");
	}

	@Test
	void knows_no_onsale_that_was_never_scheduled() {
		refused(this.onsales.find(NO_SUCH), "onsale-not-found");
		refused(this.onsales.pause(NO_SUCH), "onsale-not-found");
		refused(this.onsales.open(NO_SUCH), "onsale-not-found");
		refused(this.onsales.change(NO_SUCH, new ChangeOnsale(null, null, null, 1, null, null)), "onsale-not-found");
		assertThat(this.onsales.ofEvent(NO_SUCH).collectList().block()).isEmpty();
	}

	@Test
	void changes_at_the_same_time_are_all_applied() {
		UUID id = this.onsales.schedule(SampleOnsales.terms()).block().id();
		Flux.just(new ChangeOnsale(null, null, null, 5, null, null), new ChangeOnsale(null, null, null, null, 6, null),
				new ChangeOnsale(null, null, null, null, null, 77))
			.flatMap(change -> this.onsales.change(id, change), 3)
			.blockLast();
		Onsale after = this.onsales.find(id).block();
		assertThat(List.of(after.admissionsPerMinute(), after.maxActive(), after.passSeconds()))
			.containsExactly(5, 6, 77);
		assertThat(after.version()).isEqualTo(4);
	}

	@Test
	void lists_those_of_an_event_and_as_many_as_asked_for() {
		Onsale onsale = this.onsales.schedule(SampleOnsales.terms()).block();

		assertThat(this.onsales.newest(onsale.eventId(), 500).map(Onsale::id).collectList().block()).contains(onsale.id());
		assertThat(this.onsales.newest(UUID.fromString("00000000-0000-4000-8000-000000000000"), 500).collectList().block())
			.isEmpty();
		assertThat(this.onsales.newest(null, 1).collectList().block()).hasSize(1);
	}

	@Test
	void a_change_is_on_this_nodes_board_at_once() {
		UUID id = this.onsales.schedule(SampleOnsales.terms()).block().id();
		this.board.refresh().block();
		this.onsales.pause(id).block();
		assertThat(this.board.view(id).block().onsale().paused()).isTrue();
	}

	private static ScheduleOnsale terms(Instant queueOpensAt, Instant opensAt, Instant closesAt, int perMinute,
			int maxActive, int passSeconds) {
		return new ScheduleOnsale(SampleOnsales.id(), queueOpensAt, opensAt, closesAt, perMinute, maxActive,
				passSeconds);
	}

	private static Instant past(int days) {
		return OPENS.minus(Duration.ofDays(days));
	}

}
