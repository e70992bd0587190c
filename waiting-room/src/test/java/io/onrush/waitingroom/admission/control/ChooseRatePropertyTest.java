package io.onrush.waitingroom.admission.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes that look and decide at any time, late, twice, with old terms: one decision an interval is taken, and written down once. */
class ChooseRatePropertyTest {

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private static final int MOST_POINTS = 3;

	private final ChooseRateScript script = new ChooseRateScript(Servers.redis(), INTERVAL, MOST_POINTS, Duration.ofSeconds(10));

	sealed interface Act {

		record Wait(int millis) implements Act {
		}

		record Look(int node) implements Act {
		}

		record Take(int node, int rate, int replays) implements Act {
		}

		/** An admin changes the onsale, and the node hears of it. */
		record Hear(int node) implements Act {
		}

	}

	@Property(tries = 120)
	void the_script_does_what_the_model_does(@ForAll("acts") List<Act> acts) {
		new Run().all(acts);
	}

	@Provide
	Arbitrary<List<Act>> acts() {
		Arbitrary<Integer> node = Arbitraries.integers().between(0, 2);
		Arbitrary<Act> wait = Arbitraries.of(1, 900, 2_500, 5_000, 60_000).map(Act.Wait::new);
		Arbitrary<Act> look = node.map(Act.Look::new);
		Arbitrary<Act> hear = node.map(Act.Hear::new);
		Arbitrary<Act> take = Combinators.combine(node, Arbitraries.integers().between(1, 999), Arbitraries.of(0, 0, 2)).as(Act.Take::new);
		return Arbitraries.frequencyOf(Tuple.of(4, wait), Tuple.of(4, look), Tuple.of(5, take), Tuple.of(1, hear)).list().ofMaxSize(50);
	}

	private final class Run {

		private final Onsale[] known = new Onsale[3];

		private final long[] seenStep = new long[3];

		private long now = SampleOnsales.OPENS.toEpochMilli();

		private long newest = 1;

		private long step;

		private long decidedAt = Long.MIN_VALUE / 2;

		private long decidedVersion;

		private String memory = "";

		private final List<String> history = new ArrayList<>();

		Run() {
			Onsale onsale = SampleOnsales.onsale(60, 10);
			java.util.Arrays.fill(this.known, onsale);
		}

		void all(List<Act> acts) {
			acts.forEach(this::one);
			QueueKeys keys = new QueueKeys(this.known[0].id());
			assertThat(Servers.redis().lrange(keys.history(), 0, -1).collectList().block()).isEqualTo(this.history);
		}

		private void one(Act act) {
			switch (act) {
				case Act.Wait(int millis) -> this.now += millis;
				case Act.Look(int node) -> look(node);
				case Act.Hear(int node) -> this.known[node] = versioned(this.known[node], ++this.newest);
				case Act.Take(int node, int rate, int replays) -> {
					for (int i = 0; i <= replays; i++) {
						take(node, rate);
					}
				}
			}
		}

		private void look(int node) {
			ChooseRateScript.Look look = ChooseRatePropertyTest.this.script.look(this.known[node], Long.toString(this.now)).block();
			assertThat(look).isEqualTo(new ChooseRateScript.Look(isDue(node), this.step, this.memory));
			this.seenStep[node] = look.step();
		}

		private void take(int node, int rate) {
			String point = rate + "@" + this.now;
			boolean expected = isDue(node) && this.seenStep[node] == this.step;
			Decision decision = new Decision(new Memory(rate, 60, 0, 0, null, 0, rate % 7 == 0), rate, Reason.HEALTHY, Evidence.of(null, null));
			Boolean taken = ChooseRatePropertyTest.this.script
				.take(this.known[node], this.seenStep[node], decision, "memory of " + point, point, Long.toString(this.now))
				.block();
			assertThat(taken).isEqualTo(expected);
			if (expected) {
				took(node, point);
			}
		}

		private void took(int node, String point) {
			this.step++;
			this.decidedAt = this.now;
			this.decidedVersion = this.known[node].version();
			this.memory = "memory of " + point;
			this.history.add(point);
			if (this.history.size() > MOST_POINTS) {
				this.history.removeFirst();
			}
		}

		private boolean isDue(int node) {
			return this.now - this.decidedAt >= INTERVAL.toMillis() && this.known[node].version() >= this.decidedVersion;
		}

		private static Onsale versioned(Onsale onsale, long version) {
			return new Onsale(onsale.id(), onsale.eventId(), onsale.queueOpensAt(), onsale.opensAt(), onsale.closesAt(),
					onsale.admissionsPerMinute(), onsale.maxActive(), onsale.passSeconds(), false, onsale.commitment(), null, version);
		}

	}

}
