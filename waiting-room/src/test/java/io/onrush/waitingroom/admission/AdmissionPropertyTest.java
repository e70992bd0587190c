package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.ModeTerms;
import io.onrush.waitingroom.queue.QueueProgress;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/** Any interleaving of joins, ticks, exchanges, departures, revocations, pauses, changed limits, switches of mode and replays goes as the
 * model says. Afterwards everybody who joined and did not use up a pass gets one: no switch has lost anybody.
 */
class AdmissionPropertyTest {

	sealed interface Step {

		record Join(int visitors) implements Step {
		}

		record Wait(int millis) implements Step {
		}

		record Tick(boolean open, int replays) implements Step {
		}

		record Ask(int position, boolean open, int replays) implements Step {
		}

		record Leave(int position, int replays) implements Step {
		}

		record Revoke(int position, int replays) implements Step {
		}

		record Switch(ModeTerms how) implements Step {
		}

		record Limits(int perMinute, int maxActive) implements Step {
		}

	}

	@Property(tries = 150)
	void the_scripts_do_what_the_model_does(@ForAll("steps") List<Step> steps) {
		new Run().all(steps);
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		Arbitrary<Integer> position = Arbitraries.integers().between(0, 25);
		Arbitrary<Integer> replays = Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(1, 2));
		Arbitrary<Boolean> mostlyOpen = Arbitraries.frequency(Tuple.of(6, true),
				Tuple.of(1, false));
		Arbitrary<Step> join = Arbitraries.integers().between(1, 5).map(Step.Join::new);
		Arbitrary<Step> wait = Arbitraries.of(50, 200, 333, 1_000, 7_000, 30_000, 600_000).map(Step.Wait::new);
		Arbitrary<Step> tick = Combinators.combine(mostlyOpen, replays).as(Step.Tick::new);
		Arbitrary<Step> ask = Combinators.combine(position, mostlyOpen, replays).as(Step.Ask::new);
		Arbitrary<Step> leave = Combinators.combine(position, replays).as(Step.Leave::new);
		Arbitrary<Step> revoke = Combinators.combine(position, replays).as(Step.Revoke::new);
		Arbitrary<Step> limits = Combinators
			.combine(Arbitraries.of(1, 60, 90, 600, 60_000), Arbitraries.integers().between(1, 6))
			.as(Step.Limits::new);
		return Arbitraries
			.frequencyOf(Tuple.of(3, join), Tuple.of(5, wait),
					Tuple.of(8, tick), Tuple.of(9, ask), Tuple.of(3, leave),
					Tuple.of(1, limits), Tuple.of(1, modes()), Tuple.of(1, revoke))
			.list()
			.ofMinSize(1)
			.ofMaxSize(70);
	}

	private static Arbitrary<Step> modes() {
		return Arbitraries.of(new ModeTerms(Mode.FIFO, null, null, null), new ModeTerms(Mode.PASS_THROUGH, null, null, null),
				new ModeTerms(Mode.LOTTERY, 4, null, null), new ModeTerms(Mode.STANDBY, null, 3, null),
				new ModeTerms(Mode.STANDBY, null, 60, null))
			.map(Step.Switch::new);
	}

	private static final class Run {

		private final Desk desk = new Desk(60, 3);

		private final AdmissionModel model = new AdmissionModel(60, 3, Desk.SHOW_UP.toMillis(), 600_000);

		private final Map<Integer, AdmissionPass> passes = new HashMap<>();

		private int maxActive = 3;

		private ModeTerms how = new ModeTerms(Mode.FIFO, null, null, null);

		void all(List<Step> steps) {
			steps.forEach(this::one);
			tick(true);
			nobodyIsLost();
		}

		private void nobodyIsLost() {
			mode(new ModeTerms(Mode.FIFO, null, null, null));
			limits(60_000, 1_000);
			this.desk.after(Duration.ofSeconds(60));
			tick(true);
			this.desk.after(Duration.ofSeconds(1));
			tick(true);
			for (int position = 0; position < this.model.joined(); position++) {
				assertThat(this.model.ask(position, now(), true)).isIn("Issued", "Spent", "Revoked");
				assertThat(this.desk.ask(position)).isNotInstanceOfAny(IssueScript.Result.NotYet.class,
						IssueScript.Result.Full.class, IssueScript.Result.Lost.class);
			}
		}

		private void mode(ModeTerms how) {
			this.how = how;
			this.desk.change(how);
			this.model.mode(how);
		}

		private void one(Step step) {
			switch (step) {
				case Step.Join(int visitors) -> join(visitors);
				case Step.Wait(int millis) -> this.desk.after(Duration.ofMillis(millis));
				case Step.Tick(boolean open, int replays) -> repeat(replays, () -> tick(open));
				case Step.Ask(int position, boolean open, int replays) -> repeat(replays, () -> ask(position, open));
				case Step.Leave(int position, int replays) -> repeat(replays, () -> leave(position));
				case Step.Revoke(int position, int replays) -> repeat(replays, () -> revoke(position));
				case Step.Switch(ModeTerms next) -> mode(next);
				case Step.Limits(int perMinute, int slots) -> limits(perMinute, slots);
			}
		}

		private void join(int visitors) {
			this.desk.joined(visitors);
			for (int i = 0; i < visitors; i++) {
				this.model.join();
			}
		}

		private void tick(boolean open) {
			QueueProgress progress = this.desk.tick(open);
			assertThat(progress).isEqualTo(this.model.tick(now(), open));
			assertThat(progress.admitted()).isLessThanOrEqualTo(progress.joined());
		}

		private void ask(int position, boolean open) {
			if (position >= this.model.joined()) {
				return;
			}
			long aliveBefore = this.model.alive(now());
			IssueScript.Result result = open ? this.desk.ask(position) : this.desk.askDuringPause(position);
			assertThat(result.getClass().getSimpleName()).isEqualTo(this.model.ask(position, now(), open));
			if (result instanceof IssueScript.Result.Issued issued) {
				remember(position, issued);
				boolean isNew = this.model.alive(now()) > aliveBefore;
				boolean bounded = this.how.mode() != Mode.PASS_THROUGH;
				assertThat(bounded && isNew && this.model.alive(now()) > this.maxActive).as("more passes than slots").isFalse();
			}
		}

		private void remember(int position, IssueScript.Result.Issued issued) {
			AdmissionPass pass = new AdmissionPass(issued.passId(), this.desk.onsale().id(),
					this.desk.onsale().eventId(), "visitor", position, issued.expiresAt());
			AdmissionPass first = this.passes.putIfAbsent(position, pass);
			assertThat(pass).as("one pass per place").isEqualTo((first != null) ? first : pass);
		}

		private void leave(int position) {
			if (this.passes.containsKey(position)) {
				this.desk.leave(this.passes.get(position));
				this.model.leave(position);
			}
		}

		private void revoke(int position) {
			if (position < this.model.joined()) {
				assertThat(this.desk.revoke(position)).isTrue();
				this.model.revoke(position);
			}
		}

		private void limits(int perMinute, int slots) {
			this.maxActive = slots;
			this.desk.change(perMinute, slots);
			this.model.limits(perMinute, slots);
		}

		private long now() {
			return Long.parseLong(this.desk.now());
		}

		private static void repeat(int replays, Runnable action) {
			for (int run = 0; run <= replays; run++) {
				action.run();
			}
		}

	}

}
