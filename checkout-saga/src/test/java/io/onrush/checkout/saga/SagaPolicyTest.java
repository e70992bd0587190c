package io.onrush.checkout.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

class SagaPolicyTest {

	private final SagaPolicy policy = new SagaPolicy(3, Duration.ofMillis(1000), Duration.ofMillis(100), Duration.ofMillis(350));

	private final SagaDefinition<String> definition = SagaDefinition.saga("test", id -> Mono.just("subject"))
		.step("first", subject -> Mono.just(StepOutcome.done()))
		.step("second", subject -> Mono.just(StepOutcome.done()))
		.pointOfNoReturn()
		.step("third", subject -> Mono.just(StepOutcome.done()))
		.build();

	@Test
	void a_done_step_leads_to_the_next_and_the_last_to_the_end() {
		Move second = this.policy.afterAction(this.definition, at(0, 2), StepOutcome.done());
		assertThat(second.after()).isEqualTo(at(1, 0));
		assertThat(second.keepsLease()).isTrue();
		Move end = this.policy.afterAction(this.definition, at(2, 0), StepOutcome.done());
		assertThat(end.after().status()).isEqualTo(SagaStatus.DONE);
		assertThat(end.keepsLease()).isFalse();
	}

	@Test
	void a_refusal_is_compensated_from_the_step_before() {
		Move move = this.policy.afterAction(this.definition, at(1, 0), StepOutcome.refused("declined"));
		assertThat(move.after().direction()).isEqualTo(Direction.COMPENSATING);
		assertThat(move.after().position()).isZero();
		assertThat(move.after().reason()).isEqualTo("declined");
		assertThat(move.outcome()).isEqualTo("refused");
	}

	@Test
	void a_refusal_of_what_was_done_in_part_is_compensated_from_the_same_step() {
		Move move = this.policy.afterAction(this.definition, at(1, 0), StepOutcome.refusedInPart("lapsed"));

		assertThat(move.after().direction()).isEqualTo(Direction.COMPENSATING);
		assertThat(move.after().position()).isEqualTo(1);
		assertThat(move.outcome()).isEqualTo("refused");
	}

	@Test
	void an_unknown_outcome_is_tried_again_and_then_compensated_from_the_same_step() {
		Move again = this.policy.afterAction(this.definition, at(1, 0), StepOutcome.unknown("timeout"));
		assertThat(again.after()).isEqualTo(at(1, 1));
		assertThat(again.keepsLease()).isFalse();
		Move giveUp = this.policy.afterAction(this.definition, at(1, 2), StepOutcome.unknown("timeout"));
		assertThat(giveUp.after().direction()).isEqualTo(Direction.COMPENSATING);
		assertThat(giveUp.after().position()).isEqualTo(1);
		assertThat(giveUp.after().reason()).isEqualTo("timeout");
	}

	@Test
	void a_fault_is_waited_out_for_as_long_as_the_patience() {
		StepOutcome fault = StepOutcome.unknown(StepOutcome.FAULT);
		// 100 + 200 + 350 + 350 ms of pauses make a second; another 350 would be more.
		for (int failures = 0; failures < 6; failures++) {
			boolean mayTry = failures < 4;
			Move move = this.policy.afterAction(this.definition, at(1, failures), fault);
			assertThat(move.after().direction()).as("after %d failures", failures).isEqualTo(mayTry ? Direction.FORWARD : Direction.COMPENSATING);
		}
		assertThat(this.policy.afterAction(this.definition, at(1, 1_000_000), fault).after().reason()).isEqualTo(StepOutcome.FAULT);
	}

	@Test
	void without_patience_a_fault_has_its_attempts() {
		SagaPolicy impatient = new SagaPolicy(3, Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(350));
		StepOutcome fault = StepOutcome.unknown(StepOutcome.FAULT);
		assertThat(impatient.afterAction(this.definition, at(1, 1), fault).after()).isEqualTo(at(1, 2));
		assertThat(impatient.afterAction(this.definition, at(1, 2), fault).after().direction()).isEqualTo(Direction.COMPENSATING);
	}

	@Test
	void beyond_the_point_of_no_return_nothing_turns_back() {
		for (StepOutcome outcome : new StepOutcome[] { StepOutcome.unknown("x"), StepOutcome.refused("x") }) {
			Move move = this.policy.afterAction(this.definition, at(2, 1000), outcome);
			assertThat(move.after()).isEqualTo(at(2, 1001));
		}
	}

	@Test
	void pauses_double_up_to_the_longest() {
		assertThat(pauseAfter(0)).isEqualTo(Duration.ofMillis(100));
		assertThat(pauseAfter(1)).isEqualTo(Duration.ofMillis(200));
		assertThat(pauseAfter(2)).isEqualTo(Duration.ofMillis(350));
		assertThat(pauseAfter(1_000_000)).isEqualTo(Duration.ofMillis(350));
	}

	@Test
	void only_the_first_failure_of_a_step_is_logged() {
		assertThat(this.policy.afterFailedCompensation(this.definition, at(1, 0)).isLogged()).isTrue();
		assertThat(this.policy.afterFailedCompensation(this.definition, at(1, 1)).isLogged()).isFalse();
	}

	@Test
	void compensation_walks_back_to_the_ending() {
		Saga saga = at(1, 0).compensateFrom(1, "declined");
		saga = this.policy.afterCompensation(this.definition, saga).after();
		assertThat(saga.position()).isZero();
		saga = this.policy.afterCompensation(this.definition, saga).after();
		assertThat(saga.position()).isEqualTo(Saga.ENDING);
		Move end = this.policy.afterCompensation(this.definition, saga);
		assertThat(end.after().status()).isEqualTo(SagaStatus.COMPENSATED);
		assertThat(end.step()).isEqualTo("close-order");
		assertThat(end.after().reason()).isEqualTo("declined");
	}

	private Duration pauseAfter(int failures) {
		return this.policy.afterFailedCompensation(this.definition, at(1, failures)).pause();
	}

	private static Saga at(int position, int attempts) {
		return new Saga(new UUID(0, 1), "test", new UUID(0, 2), position, Direction.FORWARD, SagaStatus.RUNNING, attempts,
				null, new UUID(0, 3), Instant.EPOCH);
	}

}
