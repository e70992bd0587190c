package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.admission.IssueScript.Result;
import io.onrush.waitingroom.queue.QueueProgress;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class IssueScriptTest {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void a_called_place_gets_a_pass_for_the_agreed_time() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.tick();
		assertThat(desk.pass(0).expiresAt()).isEqualTo(SampleOnsales.OPENS.plusSeconds(600));
	}

	@Test
	void a_place_that_was_not_called_has_to_wait() {
		Desk desk = new Desk(60, 10).joined(2);
		assertThat(desk.ask(0)).isEqualTo(new Result.NotYet());
		desk.tick();
		assertThat(desk.ask(1)).isEqualTo(new Result.NotYet());
	}

	@Test
	void asking_again_gives_the_same_pass_while_it_lives() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.tick();
		AdmissionPass first = desk.pass(0);
		desk.after(Duration.ofSeconds(599));
		assertThat(desk.pass(0)).isEqualTo(first);
	}

	@Test
	void a_place_whose_pass_ran_out_is_spent() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.tick();
		desk.pass(0);
		assertThat(desk.after(Duration.ofSeconds(600)).ask(0)).isEqualTo(new Result.Spent());
	}

	@Test
	void a_place_whose_pass_was_given_back_is_spent_and_giving_back_twice_is_once() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.tick();
		AdmissionPass pass = desk.pass(0);
		desk.leave(pass);
		desk.leave(pass);
		assertThat(desk.ask(0)).isEqualTo(new Result.Spent());
		assertThat(desk.tick().active()).isZero();
	}

	@Test
	void a_pass_never_outlives_the_onsale() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.after(Duration.ofSeconds(7_100)).tick();
		assertThat(desk.pass(0).expiresAt()).isEqualTo(desk.onsale().closesAt());
		assertThat(desk.after(Duration.ofSeconds(100)).ask(1)).isEqualTo(new Result.NotYet());
	}

	@Test
	void an_expiry_is_a_whole_second_as_the_token_states_it() {
		Desk desk = new Desk(60, 10).joined(1).after(Duration.ofMillis(345));
		desk.tick();
		assertThat(desk.pass(0).expiresAt()).isEqualTo(SampleOnsales.OPENS.plusSeconds(600));
	}

	@Test
	void a_pause_gives_no_new_pass_and_takes_none_away() {
		Desk desk = new Desk(60_000, 10).joined(2);
		desk.tick();
		desk.after(SECOND).tick();
		AdmissionPass pass = desk.pass(0);
		assertThat(desk.askDuringPause(1)).isEqualTo(new Result.NotYet());
		assertThat(desk.askDuringPause(0)).isEqualTo(new Result.Issued(pass.passId(), pass.expiresAt()));
	}

	@Test
	void a_ticket_that_redis_does_not_know_is_lost() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.tick();
		desk.forge(0);
		assertThat(desk.ask(0)).isEqualTo(new Result.Lost());
	}

	@Test
	void who_comes_late_still_gets_a_pass_when_a_slot_is_free() {
		Desk desk = new Desk(60, 10).joined(2);
		desk.tick();
		assertThat(desk.after(Desk.SHOW_UP).tick().noShows()).isEqualTo(1);
		desk.pass(0);
		QueueProgress progress = desk.tick();
		assertThat(progress.active()).isEqualTo(1);
		assertThat(progress.noShows()).isZero();
	}

	@Test
	void who_comes_late_takes_the_next_free_slot_before_anybody_new() {
		Desk desk = new Desk(60_000, 1).joined(5);
		desk.tick();
		desk.after(Desk.SHOW_UP).tick();
		AdmissionPass second = desk.pass(1);
		assertThat(desk.ask(0)).isEqualTo(new Result.Full());
		assertThat(desk.ask(0)).isEqualTo(new Result.Full());
		desk.leave(second);
		QueueProgress progress = desk.after(SECOND).tick();
		assertThat(progress.admitted()).as("no new place called").isEqualTo(2);
		assertThat(progress.called()).isEqualTo(1);
		assertThat(desk.pass(0).index()).isZero();
	}

	@Test
	void a_late_comer_takes_no_slot_that_is_kept_for_a_called_place() {
		Desk desk = new Desk(60_000, 1).joined(5);
		desk.tick();
		desk.after(Desk.SHOW_UP).tick();
		assertThat(desk.ask(0)).isEqualTo(new Result.Full());
		assertThat(desk.pass(1).index()).isEqualTo(1);
	}

	@Test
	void late_comers_pay_their_turn_to_the_rate_again() {
		Desk desk = new Desk(60, 100).joined(100);
		desk.tick();
		for (int second = 0; second < 40; second++) {
			desk.after(SECOND).tick();
		}
		long calledBefore = desk.tick().admitted();
		for (int late = 0; late < 5; late++) {
			desk.pass(late);
		}
		assertThat(desk.after(SECOND).tick().admitted()).as("in debt, but one window ran out").isEqualTo(calledBefore);
	}

	@Test
	void parallel_exchanges_never_pass_the_limit() {
		Desk desk = new Desk(60_000, 100).joined(100);
		desk.tick();
		desk.after(SECOND).tick();
		desk.change(60_000, 7);
		List<Result> results = Flux.range(0, 100)
			.flatMap(i -> desk.issue()
				.issue(desk.onsale(), desk.ticket(i), i, true, SampleOnsales.id(), desk.now()), 100)
			.collectList()
			.block();
		assertThat(results).filteredOn(Result.Issued.class::isInstance).hasSize(7);
		assertThat(results).filteredOn(Result.Full.class::isInstance).hasSize(93);
		assertThat(desk.tick().active()).isEqualTo(7);
	}

	@Test
	void parallel_requests_of_one_place_get_one_pass() {
		Desk desk = new Desk(60, 10).joined(1);
		desk.tick();
		List<Result> results = Flux.range(0, 50)
			.flatMap(i -> desk.issue()
				.issue(desk.onsale(), desk.ticket(0), 0, true, SampleOnsales.id(), desk.now()), 50)
			.distinct()
			.collectList()
			.block();
		assertThat(results).singleElement().isInstanceOf(Result.Issued.class);
		assertThat(desk.tick().active()).isEqualTo(1);
	}

	@Test
	void uses_the_clock_of_redis_when_given_none() {
		Desk desk = new Desk(60, 10).joined(1);
		desk.tick();
		Result result = desk.issue().issue(desk.onsale(), desk.ticket(0), 0, true, SampleOnsales.id(), "").block();
		assertThat(result).isInstanceOfSatisfying(Result.Issued.class,
				issued -> assertThat(issued.expiresAt()).isBefore(Instant.parse("2091-01-01T00:00:00Z")));
	}

}
