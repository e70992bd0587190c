package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.access.OpenCode;
import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.Entry;
import io.onrush.waitingroom.challenge.Proof;
import io.onrush.waitingroom.draw.LanePlace;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/** Any interleaving of joins from anywhere with any proof and code, of places that are spent, and of replays goes as the model says. */
class DoorPropertyTest {

	private static final int CODE_USES = 3;

	private static final Lanes LANES = new Lanes(List.of(new Lane("members", 30), new Lane("fans", 10)));

	/** Of the codes 0 to 2. */
	private static final List<String> LANE_NAMES = List.of("members", "Fans", "a lane that was taken away");

	sealed interface Step {

		/**
		 * @param address 0 to 5, two of them in a network; 6 is not counted
		 * @param shows 0 nothing; 1 work for the next place; 2 work that was shown for an earlier one
		 * @param code 0 to 2, of the lane of this number, the last of which is everybody's; 3 is one that opens nothing
		 */
		record Join(int visitor, int address, int shows, int code, int replays) implements Step {
		}

		record Spend(int visitor) implements Step {
		}

		record Wait(int millis) implements Step {
		}

	}

	@Property(tries = 120)
	void the_script_does_what_the_model_does(@ForAll("terms") DoorTerms terms, @ForAll boolean hasLanes,
			@ForAll("steps") List<Step> steps) {
		new Run(terms, hasLanes ? LANES : Lanes.NONE).all(steps);
	}

	@Provide
	Arbitrary<DoorTerms> terms() {
		Arbitrary<Integer> work = Arbitraries.of(0, 10, 16);
		return Combinators
			.combine(work, work, Arbitraries.of(1, 3, 10), Arbitraries.of(1, 4), Arbitraries.of(0, 2, 6), Arbitraries.of(0, 3, 9),
					Arbitraries.of(Entry.class))
			.as((least, more, calm, calmNetwork, address, network, entry) -> new DoorTerms(least, Math.max(least, more), calm, calmNetwork,
					address, network, entry));
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		Arbitrary<Step> join = Combinators
			.combine(Arbitraries.integers().between(0, 12), Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 2),
					Arbitraries.integers().between(0, 3), Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 2)))
			.as(Step.Join::new);
		Arbitrary<Step> spend = Arbitraries.integers().between(0, 12).map(Step.Spend::new);
		Arbitrary<Step> wait = Arbitraries.of(0, 40, 5_000, 60_000, 600_000).map(Step.Wait::new);
		return Arbitraries.frequencyOf(Tuple.of(12, join), Tuple.of(2, spend), Tuple.of(2, wait)).list().ofMinSize(1).ofMaxSize(80);
	}

	private static final class Run {

		private final Onsale onsale;

		private final DoorModel model;

		private final JoinScript script = new JoinScript(Servers.redis(), Duration.ofSeconds(10));

		private long now = SampleOnsales.OPENS.toEpochMilli();

		Run(DoorTerms terms, Lanes lanes) {
			this.onsale = DoorOnsales.with(terms, lanes);
			this.model = new DoorModel(terms, CODE_USES);
		}

		void all(List<Step> steps) {
			steps.forEach(step -> {
				switch (step) {
					case Step.Join join -> join(join);
					case Step.Spend(int visitor) -> spend("v" + visitor);
					case Step.Wait(int millis) -> this.now += millis;
				}
			});
		}

		private void join(Step.Join join) {
			UUID ticket = SampleOnsales.id();
			String visitor = "v" + join.visitor();
			Long place = this.model.placeOf(visitor);
			long last = (place == null) ? -1 : place;
			boolean showsCode = !this.onsale.lanes().isEmpty() && join.code() != 2;
			boolean needsCode = this.onsale.door().entry() == Entry.CODE || showsCode;
			String code = !needsCode ? "" : (join.code() == 3) ? null : "code-" + join.code();
			int bits = (join.shows() == 0) ? 0 : 12;
			long after = (join.shows() == 2) ? last - 1 : last;
			ClientNetwork from = (join.address() == 6) ? ClientNetwork.UNCOUNTED : DoorOnsales.from(join.address(), join.address() / 2);
			Proof proof = (bits == 0) ? new Proof.None() : new Proof.Solved(bits, after);
			JoinTerms terms = new JoinTerms(new Knock(visitor, from, proof, null), this.onsale.door().placesPerAddress(),
					this.onsale.door().placesPerNetwork(), needsCode, (code == null || code.isEmpty()) ? null : new OpenCode(code, CODE_USES, LANE_NAMES.get(join.code())));
			int lane = this.onsale.lanes().isEmpty() ? -1 : Math.min(join.code(), 2);
			for (int run = 0; run <= join.replays(); run++) {
				String expected = this.model.join(visitor, (join.address() == 6) ? null : "a" + join.address(),
						(join.address() == 6) ? null : "n" + join.address() / 2, bits, after, code, lane, this.now);
				assertThat(said(this.script.join(this.onsale, terms, ticket, Long.toString(this.now)).block())).isEqualTo(expected);
			}
		}

		private void spend(String visitor) {
			Long place = this.model.placeOf(visitor);
			if (place != null) {
				Servers.redis().hset(new QueueKeys(this.onsale.id()).passes(), place.toString(), "left").block();
				this.model.spend(visitor);
			}
		}

		private static String lane(LanePlace lane) {
			return (lane == null) ? "" : " lane " + lane.lane() + ":" + lane.index();
		}

		private static String said(JoinScript.Result result) {
			return switch (result) {
				case JoinScript.Result.Given(JoinScript.Place place) -> "PLACE " + place.index() + lane(place.lane());
				case JoinScript.Result.WorkNeeded(int bits, long after, boolean isUsed) -> "WORK " + bits + " " + after + " " + isUsed;
				case JoinScript.Result.NetworkFull() -> "NETWORK_FULL";
				case JoinScript.Result.CodeNeeded() -> "CODE_NEEDED";
				case JoinScript.Result.CodeSpent() -> "CODE_SPENT";
			};
		}

	}

}
