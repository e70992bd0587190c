package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static io.onrush.waitingroom.queue.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which modes an onsale may have, and what becomes of it at every switch. */
@ExtendWith(RealServers.class)
class OnsaleModesTest {

	private final SettableClock clock = new SettableClock(OPENS.minus(Duration.ofDays(1)));

	private final OnsaleTable table;

	private final Onsales onsales;

	OnsaleModesTest(DatabaseClient database) {
		this.table = new OnsaleTable(database, Duration.ofSeconds(10));
		OnsaleBoard board = new OnsaleBoard(this.table, onsale -> Mono.just(QueueProgress.NONE), this.clock);
		this.onsales = new Onsales(this.table, board, this.clock, new AlternativeJdkIdGenerator(), new SecureRandom());
	}

	@Test
	void an_onsale_draws_unless_another_mode_is_asked_for() {
		assertThat(this.onsales.schedule(SampleOnsales.terms()).block().how()).isEqualTo(ModeTerms.RANDOM);
		ModeTerms lottery = new ModeTerms(Mode.LOTTERY, 500, null, "Good luck");
		Onsale onsale = this.onsales.schedule(in(lottery)).block();
		assertThat(onsale.how()).isEqualTo(lottery);
		assertThat(this.onsales.find(onsale.id()).block()).isEqualTo(onsale);
	}

	@Test
	void a_mode_comes_with_what_it_needs() {
		refused(this.onsales.schedule(in(new ModeTerms(Mode.LOTTERY, null, null, null))), "invalid-onsale", "winners");
		refused(this.onsales.schedule(in(new ModeTerms(Mode.STANDBY, null, null, null))), "invalid-onsale", "standbyAbove");
		refused(this.onsales.schedule(in(new ModeTerms(Mode.FIFO, 0, -1, "m".repeat(501)))), "invalid-onsale", "winners",
				"standbyAbove", "message");
	}

	@ParameterizedTest(name = "{0} to {1}")
	@MethodSource
	void before_the_opening_every_mode_can_be_switched_to_every_other(Mode from, Mode to) {
		Onsale onsale = this.onsales.schedule(in(how(from))).block();
		Onsale switched = this.onsales.change(onsale.id(), ChangeOnsale.to(how(to))).block();
		assertThat(switched.how()).isEqualTo(how(to));
		assertThat(switched.byArrival()).isFalse();
		assertThat(switched.phase(OPENS.minusSeconds(1))).isEqualTo((to == Mode.CLOSED) ? Phase.PAUSED : Phase.QUEUEING);
	}

	static Stream<Arguments> before_the_opening_every_mode_can_be_switched_to_every_other() {
		return pairs();
	}

	@ParameterizedTest(name = "{0} to {1}")
	@MethodSource
	void once_places_are_called_by_arrival_nothing_is_drawn_any_more(Mode from, Mode to) {
		Onsale onsale = this.onsales.schedule(in(how(from))).block();
		this.clock.advance(Duration.between(this.clock.instant(), OPENS.plusSeconds(1)));
		boolean called = from == Mode.FIFO || from == Mode.PASS_THROUGH || from == Mode.STANDBY;
		Mono<Onsale> change = this.onsales.change(onsale.id(), ChangeOnsale.to(how(to)));
		if (called && to.draws()) {
			refused(change, "invalid-onsale", "mode");
			this.onsales.change(onsale.id(), ChangeOnsale.to(how(Mode.CLOSED))).block();
			refused(change, "invalid-onsale", "mode");
			refused(this.onsales.change(onsale.id(), new ChangeOnsale(null, OPENS.plusSeconds(60), null, null, null, null)),
					"invalid-onsale", "opensAt");
			return;
		}
		Onsale switched = change.block();
		Instant now = this.clock.instant();
		assertThat(switched.byArrival()).isEqualTo(called);
		assertThat(switched.isDrawDue(now)).isEqualTo(to.draws());
		assertThat(Positions.of(switched).of(7).isPresent()).as("a position").isEqualTo(called || to.callsByArrival());
		assertThat(switched.phase(now)).isEqualTo((to == Mode.CLOSED) ? Phase.PAUSED
				: to.draws() ? Phase.QUEUEING : Phase.OPEN);
	}

	static Stream<Arguments> once_places_are_called_by_arrival_nothing_is_drawn_any_more() {
		return pairs();
	}

	@ParameterizedTest(name = "{0} to {1}")
	@MethodSource
	void what_a_draw_has_given_is_not_taken_back(Mode from, Mode to) {
		Onsale onsale = this.onsales.schedule(in(how(from))).block();
		if (!from.draws()) {
			return;
		}
		Onsale drawn = this.table
			.recordDraw(onsale.id(), new OnsaleTable.Outcome(20, new byte[32], new byte[32]), OPENS)
			.block();
		Mono<Onsale> change = this.onsales.change(onsale.id(), ChangeOnsale.to(how(to)));
		boolean backToALottery = to == Mode.LOTTERY && from != Mode.LOTTERY;
		boolean noWayBack = from == Mode.LOTTERY && to == Mode.CLOSED;
		if (backToALottery || noWayBack) {
			refused(change, "invalid-onsale", "mode");
			return;
		}
		Onsale switched = change.block();
		assertThat(switched.draw()).isEqualTo(drawn.draw());
		assertThat(switched.byArrival()).isFalse();
		assertThat(Positions.of(switched).of(7)).as("the order").isEqualTo(Positions.of(drawn).of(7));
	}

	static Stream<Arguments> what_a_draw_has_given_is_not_taken_back() {
		return pairs();
	}

	@Test
	void after_the_draw_of_a_lottery_there_can_only_be_more_winners() {
		Onsale onsale = this.onsales.schedule(in(new ModeTerms(Mode.LOTTERY, 5, null, null))).block();
		this.table
			.recordDraw(onsale.id(), new OnsaleTable.Outcome(20, new byte[32], new byte[32]), OPENS)
			.block();
		refused(this.onsales.change(onsale.id(), ChangeOnsale.to(new ModeTerms(Mode.LOTTERY, 4, null, null))),
				"invalid-onsale", "winners");
		ModeTerms more = new ModeTerms(Mode.LOTTERY, 6, null, null);
		assertThat(this.onsales.change(onsale.id(), ChangeOnsale.to(more)).block().how()).isEqualTo(more);
	}

	@Test
	void a_draw_that_was_begun_before_the_sale_was_put_off_is_not_recorded() {
		Onsale onsale = this.onsales.schedule(SampleOnsales.terms()).block();
		this.onsales.change(onsale.id(), new ChangeOnsale(null, OPENS.plusSeconds(60), null, null, null, null)).block();
		assertThat(this.table
			.recordDraw(onsale.id(), new OnsaleTable.Outcome(0, new byte[32], new byte[32]), OPENS)
			.block()).isNull();
	}

	@Test
	void a_draw_that_comes_after_the_switch_to_arrival_is_not_recorded() {
		Onsale onsale = this.onsales.schedule(SampleOnsales.terms()).block();
		this.onsales.change(onsale.id(), ChangeOnsale.to(how(Mode.FIFO))).block();
		assertThat(this.table
			.recordDraw(onsale.id(), new OnsaleTable.Outcome(0, new byte[32], new byte[32]), OPENS)
			.block()).isNull();
	}

	@Test
	void a_message_is_taken_away_by_an_empty_one() {
		Onsale onsale = this.onsales.schedule(in(new ModeTerms(Mode.CLOSED, null, null, "Back at noon"))).block();
		assertThat(this.onsales.change(onsale.id(), ChangeOnsale.to(new ModeTerms(Mode.CLOSED, null, null, "")))
			.block()
			.how()
			.message()).isNull();
	}

	private static Stream<Arguments> pairs() {
		return Stream.of(Mode.values()).flatMap(from -> Stream.of(Mode.values()).map(to -> arguments(from, to)));
	}

	private static ModeTerms how(Mode mode) {
		return new ModeTerms(mode, 5, 60, null);
	}

	private static ScheduleOnsale in(ModeTerms how) {
		return new ScheduleOnsale(SampleOnsales.id(), OPENS.minusSeconds(3600), OPENS, OPENS.plusSeconds(7200), 60, 10, 600,
				null, null, how.mode(), how.winners(), how.standbyAbove(), how.message());
	}

}
