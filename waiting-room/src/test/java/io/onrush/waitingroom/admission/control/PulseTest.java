package io.onrush.waitingroom.admission.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PulseTest {

	@Test
	void the_time_of_95_in_100_lies_within_its_bucket() {
		assertThat(took(3, 95, 11, 5).millisOf95()).as("all 95 within 5 to 10").isEqualTo(10);
		assertThat(took(3, 50, 11, 50).millisOf95()).as("nine tenths of the way from 200 to 300").isEqualTo(290);
		assertThat(took(20, 1).millisOf95()).as("beyond the last bound").isEqualTo(10_000);
		assertThat(took().millisOf95()).isNull();
	}

	@Test
	void what_happened_between_two_readings_is_their_difference() {
		Pulse since = took(3, 95, 11, 5).since(took(3, 90));
		assertThat(since.attempts()).isEqualTo(10);
		assertThat(since.took().get(3)).isEqualTo(5);
	}

	@Test
	void a_reading_that_is_less_than_the_one_before_tells_nothing() {
		assertThat(took(3, 1).since(took(3, 2))).isNull();
	}

	private static Pulse took(int... bucketsAndCounts) {
		List<Long> took = new ArrayList<>(Collections.nCopies(Pulse.BOUNDS_MILLIS.size() + 1, 0L));
		long attempts = 0;
		for (int i = 0; i < bucketsAndCounts.length; i += 2) {
			took.set(bucketsAndCounts[i], (long) bucketsAndCounts[i + 1]);
			attempts += bucketsAndCounts[i + 1];
		}
		return new Pulse(attempts, 0, 0, took, 0, 0);
	}

}
