package io.onrush.waitingroom.admission;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What it costs the others that a third of the queue has left when it is called: virtual time, the real scripts, one seed. */
class LeaversTest {

	private static final Duration SALE = Duration.ofMinutes(15);

	private static final long SEED = 20270501;

	@Test
	void a_third_of_the_queue_leaving_costs_less_than_two_percent_where_the_rate_binds() {
		int all = new SimulatedQueue(new Desk(240, 100_000), 6_000, 0, 60, SEED).runFor(SALE).served();
		SimulatedQueue left = new SimulatedQueue(new Desk(240, 100_000), 6_000, 1.0 / 3, 60, SEED).runFor(SALE);
		report("rate binds", all, left);
		assertThat(all).as("the rate is used").isGreaterThan(240 * 14);
		assertThat(left.served()).isGreaterThan((int) (all * 0.98)).isLessThan(240 * 15 + 10);
	}

	@Test
	void a_third_of_the_queue_leaving_costs_less_than_two_percent_where_the_slots_bind() {
		int all = new SimulatedQueue(new Desk(60_000, 150), 6_000, 0, 60, SEED).runFor(SALE).served();
		SimulatedQueue left = new SimulatedQueue(new Desk(60_000, 150), 6_000, 1.0 / 3, 60, SEED).runFor(SALE);
		report("slots bind", all, left);
		assertThat(left.served()).isGreaterThan((int) (all * 0.98));
		assertThat(left.mostActive()).as("calling more than there are slots lets in no more").isLessThanOrEqualTo(150);
	}

	@Test
	void who_was_called_for_another_that_came_after_all_keeps_the_turn_at_the_door() {
		SimulatedQueue queue = new SimulatedQueue(new Desk(60_000, 20), 3_000, 0.5, 20, SEED).runFor(Duration.ofMinutes(5));
		int before = queue.served();
		assertThat(queue.called()).isGreaterThan(before);
		assertThat(queue.mostActive()).isLessThanOrEqualTo(20);
	}

	private static void report(String what, int all, SimulatedQueue left) {
		System.out.printf("%s: %d served when all come, %d when a third has left (%.2f %% less), %d of them called, %d active at most%n", what, all,
				left.served(), 100.0 * (all - left.served()) / all, left.called(), left.mostActive());
	}

}
