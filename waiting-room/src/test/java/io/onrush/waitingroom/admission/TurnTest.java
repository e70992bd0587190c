package io.onrush.waitingroom.admission;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.ModeTerms;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.OnsaleViews;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.QueueProgress;
import org.junit.jupiter.api.Test;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

class TurnTest {

	private final Onsale drawn = SampleOnsales.drawn(120, 10, 0);

	@Test
	void has_no_position_before_the_draw_and_asks_again_as_the_opening_comes_near() {
		OnsaleView view = OnsaleViews.of(SampleOnsales.onsale(60, 10), QueueProgress.NONE);
		assertThat(Turn.of(view, 3, OPENS.minusSeconds(1000)))
			.isEqualTo(new Turn(Phase.QUEUEING, null, null, null, false, 30));
		assertThat(Turn.of(view, 3, OPENS.minusSeconds(40)).pollAfterSeconds()).isEqualTo(10);
		assertThat(Turn.of(view, 3, OPENS.plusSeconds(5)).pollAfterSeconds()).isEqualTo(1);
	}

	@Test
	void counts_who_is_ahead_and_the_time_they_take_at_the_rate() {
		assertThat(turn(110, 10)).isEqualTo(new Turn(Phase.OPEN, 110L, 100L, 51L, false, 12));
	}

	@Test
	void the_next_one_waits_for_one_turn() {
		assertThat(turn(10, 10)).isEqualTo(new Turn(Phase.OPEN, 10L, 0L, 1L, false, 1));
	}

	@Test
	void who_was_called_waits_no_more() {
		assertThat(turn(9, 10)).isEqualTo(new Turn(Phase.OPEN, 9L, 0L, 0L, true, 1));
		assertThat(turn(9, 10).retryAfterSeconds()).isEqualTo(1);
	}

	@Test
	void the_far_end_asks_seldom_but_not_never() {
		assertThat(turn(1_000_000, 10).pollAfterSeconds()).isEqualTo(120);
	}

	@Test
	void the_interval_grows_with_the_distance_and_stays_a_quarter_of_it() {
		long before = 0;
		for (long ahead = 1; ahead < 2_000; ahead += 10) {
			Turn turn = turn(10 + ahead, 10);
			assertThat(turn.pollAfterSeconds()).isBetween(before, Math.max(1, turn.etaSeconds() / 4));
			before = turn.pollAfterSeconds();
		}
		assertThat(before).isEqualTo(120);
	}

	@Test
	void a_pause_promises_no_time() {
		Onsale paused = new Onsale(this.drawn.id(), this.drawn.eventId(), this.drawn.queueOpensAt(),
				this.drawn.opensAt(), this.drawn.closesAt(), 120, 10, 600, true, "commitment", this.drawn.draw(), 2);
		Turn turn = Turn.of(OnsaleViews.of(paused, new QueueProgress(100, 10, 0, 0, 0)), 50, OPENS);
		assertThat(turn).isEqualTo(new Turn(Phase.PAUSED, 50L, 40L, null, false, 10));
		assertThat(turn.retryAfterSeconds()).isEqualTo(10);
	}

	@Test
	void a_dashboard_counts_who_waits() {
		Onsale onsale = SampleOnsales.drawn(60, 7, 50);
		assertThat(QueueStatus.of(OnsaleViews.of(onsale, new QueueProgress(90, 40, 5, 2, 3)), OPENS))
			.isEqualTo(new QueueStatus(onsale.id(), Phase.OPEN, 90, 40, 50, 5, 2, 3, 60, 7, OPENS,
					new ModeTerms(Mode.RANDOM, null, null, null), false));
	}

	private Turn turn(long index, long admitted) {
		return Turn.of(OnsaleViews.of(this.drawn, new QueueProgress(2_000_000, admitted, 0, 0, 0)), index, OPENS);
	}

}
