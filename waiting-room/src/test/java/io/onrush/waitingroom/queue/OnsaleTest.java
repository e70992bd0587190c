package io.onrush.waitingroom.queue;

import java.time.Instant;

import io.onrush.waitingroom.SampleOnsales;
import org.junit.jupiter.api.Test;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

class OnsaleTest {

	private static final Instant QUEUE_OPENS = OPENS.minusSeconds(3600);

	private static final Instant CLOSES = OPENS.plusSeconds(7200);

	private final Onsale undrawn = SampleOnsales.onsale(60, 10);

	private final Onsale drawn = SampleOnsales.drawn(60, 10, 5);

	@Test
	void is_scheduled_until_the_queue_opens() {
		assertThat(this.undrawn.phase(QUEUE_OPENS.minusMillis(1))).isEqualTo(Phase.SCHEDULED);
		assertThat(this.undrawn.phase(QUEUE_OPENS)).isEqualTo(Phase.QUEUEING);
	}

	@Test
	void is_queueing_until_the_draw_is_recorded_even_after_its_opening_time() {
		assertThat(this.undrawn.phase(OPENS.plusSeconds(1))).isEqualTo(Phase.QUEUEING);
		assertThat(this.drawn.phase(OPENS.plusSeconds(1))).isEqualTo(Phase.OPEN);
	}

	@Test
	void is_paused_before_and_after_the_draw_but_not_before_the_queue_opens_nor_after_the_end() {
		assertThat(this.undrawn.withPaused(true).phase(QUEUE_OPENS)).isEqualTo(Phase.PAUSED);
		assertThat(this.drawn.withPaused(true).phase(OPENS)).isEqualTo(Phase.PAUSED);
		assertThat(this.drawn.withPaused(true).phase(CLOSES)).isEqualTo(Phase.CLOSED);
		assertThat(this.undrawn.withPaused(true).phase(QUEUE_OPENS.minusMillis(1))).isEqualTo(Phase.SCHEDULED);
	}

	@Test
	void is_closed_from_its_closing_time_on_drawn_or_not() {
		assertThat(this.drawn.phase(CLOSES.minusMillis(1))).isEqualTo(Phase.OPEN);
		assertThat(this.drawn.phase(CLOSES)).isEqualTo(Phase.CLOSED);
		assertThat(this.undrawn.phase(CLOSES)).isEqualTo(Phase.CLOSED);
	}

	@Test
	void is_due_for_the_draw_from_its_opening_unless_paused_or_drawn() {
		assertThat(this.undrawn.isDrawDue(OPENS.minusMillis(1))).isFalse();
		assertThat(this.undrawn.isDrawDue(OPENS)).isTrue();
		assertThat(this.undrawn.withPaused(true).isDrawDue(OPENS)).isFalse();
		assertThat(this.drawn.isDrawDue(OPENS)).isFalse();
		assertThat(this.undrawn.isDrawDue(CLOSES)).isFalse();
	}

}
