package io.onrush.waitingroom.admission;

import java.time.Duration;

import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueProgress;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class AdvanceWatermarkTest {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void calls_nobody_when_nobody_joined() {
		assertThat(new Desk(60, 10).tick()).isEqualTo(QueueProgress.NONE);
	}

	@Test
	void calls_the_first_at_once_and_then_one_for_every_second_of_a_rate_of_sixty() {
		Desk desk = new Desk(60, 100).joined(20);
		assertThat(desk.tick().admitted()).isEqualTo(1);
		assertThat(desk.after(Duration.ofMillis(999)).tick().admitted()).isEqualTo(1);
		assertThat(desk.after(Duration.ofMillis(1)).tick().admitted()).isEqualTo(2);
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(3);
	}

	@Test
	void keeps_fractions_of_a_turn_between_ticks() {
		Desk desk = new Desk(90, 100).joined(50);
		desk.tick();
		for (int i = 0; i < 100; i++) {
			desk.after(Duration.ofMillis(100)).tick();
		}
		assertThat(desk.tick().admitted()).isBetween(15L, 16L);
	}

	@Test
	void many_tickers_at_once_call_no_more_than_one_would() {
		Desk desk = new Desk(600, 1_000).joined(200);
		desk.tick();
		for (int second = 1; second <= 5; second++) {
			desk.after(SECOND);
			Flux.range(0, 20)
				.flatMap(node -> desk.watermark().advance(desk.onsale(), true, desk.now()), 20)
				.blockLast();
		}
		assertThat(desk.tick().admitted()).isEqualTo(51);
	}

	@Test
	void a_silence_of_all_tickers_gives_one_second_of_turns_and_no_flood() {
		Desk desk = new Desk(600, 1_000).joined(500);
		desk.tick();
		assertThat(desk.after(Duration.ofSeconds(20)).tick().admitted()).isEqualTo(11);
	}

	@Test
	void never_calls_more_than_have_joined() {
		Desk desk = new Desk(60_000, 1_000).joined(3);
		desk.tick();
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(3);
		assertThat(desk.joined(2).after(SECOND).tick().admitted()).isEqualTo(5);
	}

	@Test
	void calls_thousands_in_one_tick() {
		Desk desk = new Desk(1_000_000, 100_000).joined(2_500);
		desk.tick();
		QueueProgress progress = desk.after(SECOND).tick();
		assertThat(progress).isEqualTo(new QueueProgress(2_500, 2_500, 0, 2_500, 0));
	}

	@Test
	void places_called_and_passes_alive_never_fill_more_than_the_slots() {
		Desk desk = new Desk(60_000, 4).joined(20);
		desk.tick();
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(4);
		desk.pass(0);
		desk.pass(1);
		QueueProgress progress = desk.after(SECOND).tick();
		assertThat(progress.admitted()).isEqualTo(4);
		assertThat(progress.active()).isEqualTo(2);
		assertThat(progress.called()).isEqualTo(2);
	}

	@Test
	void who_does_not_show_up_gives_the_slot_to_the_next() {
		Desk desk = new Desk(60_000, 2).joined(10);
		desk.tick();
		desk.after(SECOND).tick();
		assertThat(desk.after(Desk.SHOW_UP.minus(SECOND)).tick().admitted()).isEqualTo(3);
		QueueProgress progress = desk.after(SECOND).tick();
		assertThat(progress.admitted()).isEqualTo(4);
		assertThat(progress.noShows()).isEqualTo(2);
	}

	@Test
	void who_does_not_show_up_gives_the_turn_back_to_the_rate() {
		Desk desk = new Desk(1, 100).joined(10);
		desk.tick();
		QueueProgress progress = desk.after(Desk.SHOW_UP).tick();
		assertThat(progress.admitted()).as("half a turn earned, one given back").isEqualTo(2);
	}

	@Test
	void who_leaves_gives_the_slot_to_the_next() {
		Desk desk = new Desk(60_000, 1).joined(5);
		desk.tick();
		AdmissionPass pass = desk.pass(0);
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(1);
		desk.leave(pass);
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(2);
	}

	@Test
	void a_pass_that_runs_out_gives_the_slot_to_the_next() {
		Desk desk = new Desk(60_000, 1).joined(5);
		desk.tick();
		desk.pass(0);
		assertThat(desk.after(Duration.ofSeconds(599)).tick().admitted()).isEqualTo(1);
		QueueProgress progress = desk.after(SECOND).tick();
		assertThat(progress.admitted()).isEqualTo(2);
		assertThat(progress.active()).isZero();
	}

	@Test
	void a_pause_stops_the_calls_and_what_was_earned_meanwhile_is_nothing() {
		Desk desk = new Desk(60, 100).joined(50);
		desk.tick();
		desk.tickPaused();
		for (int second = 0; second < 60; second++) {
			assertThat(desk.after(SECOND).tickPaused().admitted()).isEqualTo(1);
		}
		assertThat(desk.after(SECOND).tick().admitted()).as("no burst").isEqualTo(1);
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(2);
	}

	@Test
	void nobodys_window_runs_out_during_a_pause() {
		Desk desk = new Desk(60, 100).joined(50);
		desk.tick();
		desk.tickPaused();
		desk.after(Desk.SHOW_UP.multipliedBy(3)).tickPaused();
		QueueProgress progress = desk.tick();
		assertThat(progress.noShows()).isZero();
		assertThat(progress.called()).isEqualTo(1);
	}

	@Test
	void a_node_that_has_not_heard_of_a_change_calls_nobody() {
		Desk desk = new Desk(60_000, 100).joined(50);
		Onsale old = desk.onsale();
		desk.tick();
		desk.change(60, 100);
		desk.tickPaused();
		desk.after(SECOND);
		QueueProgress progress = desk.watermark().advance(old, true, desk.now()).block();
		assertThat(progress.admitted()).isEqualTo(1);
		assertThat(progress.joined()).isEqualTo(50);
	}

	@Test
	void a_clock_that_steps_back_neither_earns_twice_nor_fails() {
		Desk desk = new Desk(60, 100).joined(50);
		desk.tick();
		desk.after(SECOND).tick();
		desk.after(SECOND.negated()).tick();
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(2);
	}

	@Test
	void fewer_slots_call_nobody_until_enough_are_free() {
		Desk desk = new Desk(60_000, 3).joined(9);
		desk.tick();
		desk.after(SECOND).tick();
		AdmissionPass first = desk.pass(0);
		AdmissionPass second = desk.pass(1);
		desk.pass(2);
		desk.change(60_000, 2);
		desk.leave(first);
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(3);
		desk.leave(second);
		assertThat(desk.after(SECOND).tick().admitted()).isEqualTo(4);
	}

	@Test
	void uses_the_clock_of_redis_when_given_none() {
		Desk desk = new Desk(60, 10).joined(3);
		assertThat(desk.watermark().advance(desk.onsale(), true, "").block().admitted()).isEqualTo(1);
	}

	@Test
	void keeps_the_queues_keys_a_week_beyond_the_close_and_no_longer() {
		Desk desk = new Desk(60, 10).joined(3);
		desk.tick();
		assertThat(Servers.redis().pexpiretime(desk.keys().admission()).block())
			.isEqualTo(desk.onsale().closesAt().plus(Duration.ofDays(7)).toEpochMilli());
		assertThat(Servers.redis().pexpiretime(desk.keys().tickets()).block())
			.isEqualTo(desk.onsale().keysExpireAt().toEpochMilli());
	}

	@Test
	void the_rate_that_was_chosen_is_in_force_within_its_limits() {
		Desk desk = new Desk(60, 1_000).joined(200).controlled(30, 600).chosen(300, 60, false);
		desk.tick();
		QueueProgress progress = desk.after(SECOND).tick();
		assertThat(progress.admitted()).isEqualTo(6);
		assertThat(progress.ratePerMinute()).isEqualTo(300);
		assertThat(desk.chosen(9_000, 60, false).tick().ratePerMinute()).isEqualTo(600);
		assertThat(desk.chosen(1, 60, false).tick().ratePerMinute()).isEqualTo(30);
	}

	@Test
	void a_rate_that_was_chosen_counts_only_while_it_is_controlled_and_the_admins_is_the_one_it_began_from() {
		Desk desk = new Desk(60, 1_000).joined(20).chosen(300, 60, false);
		assertThat(desk.tick().ratePerMinute()).as("a fixed rate").isNull();
		assertThat(desk.controlled(30, 600).chosen(300, 90, false).tick().ratePerMinute()).as("chosen from another").isNull();
	}

	@Test
	void nobody_is_called_while_everything_is_sold_and_the_next_are_when_something_comes_back() {
		Desk desk = new Desk(60, 10).joined(50);
		desk.tick();
		desk.chosen(60, 60, true);
		assertThat(desk.after(Desk.SHOW_UP).tick().admitted()).as("not for one who did not come either").isEqualTo(1);
		assertThat(desk.tick().ratePerMinute()).isZero();
		desk.chosen(60, 60, false).tick();
		assertThat(desk.after(SECOND).tick().admitted()).isGreaterThan(1);
	}

	@Test
	void calls_more_than_there_are_slots_once_it_has_seen_that_many_do_not_come() {
		Desk desk = new Desk(600_000, 10).joined(2_000);
		desk.tick();
		for (int round = 0; round < 20; round++) {
			desk.after(SECOND).tick();
			desk.after(Desk.SHOW_UP);
		}
		QueueProgress progress = desk.tick();
		assertThat(progress.called()).as("half of the slots are reserved for two that are called").isGreaterThan(10);
	}

}
