package io.onrush.checkout.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.onrush.checkout.ShiftableClock;
import io.onrush.checkout.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

class PostgresSagaJournalTest {

	private final ShiftableClock clock = new ShiftableClock();

	private final IdGenerator ids = new AlternativeJdkIdGenerator();

	private final SagaJournal journal = new PostgresSagaJournal(TestDatabase.client(), this.clock, this.ids,
			Duration.ofSeconds(30));

	private final UUID order = new UUID(0, 1);

	@BeforeEach
	void clean() {
		TestDatabase.clean();
	}

	@Test
	void an_order_has_one_saga_of_a_kind() {
		assertThat(this.journal.open("purchase", this.order).block()).isNotNull();
		assertThat(this.journal.open("purchase", this.order).block()).isNull();
		assertThat(this.journal.open("cancellation", this.order).block()).isNotNull();
	}

	@Test
	void a_leased_saga_is_given_to_nobody_until_the_lease_ends() {
		Saga opened = this.journal.open("purchase", this.order).block();
		assertThat(take(10)).isEmpty();
		this.clock.forward(Duration.ofSeconds(31));
		List<Saga> taken = take(10);
		assertThat(taken).hasSize(1);
		assertThat(taken.get(0).lease()).isNotEqualTo(opened.lease());
		assertThat(take(10)).isEmpty();
	}

	@Test
	void a_released_saga_is_due_at_once() {
		this.journal.release(this.journal.open("purchase", this.order).block()).block();
		assertThat(take(10)).hasSize(1);
	}

	@Test
	void a_record_under_a_lost_lease_changes_nothing() {
		Saga first = this.journal.open("purchase", this.order).block();
		this.clock.forward(Duration.ofSeconds(31));
		Saga second = take(10).get(0);
		assertThat(this.journal.record(Move.on(first.forwardTo(1, 5), "claim-seats", "done")).block()).isNull();
		assertThat(TestDatabase.count("checkout.saga_steps")).isZero();
		assertThat(this.journal.record(Move.on(second.forwardTo(1, 5), "claim-seats", "done")).block()).isNotNull();
		this.journal.release(first).block();
		assertThat(take(10)).isEmpty();
	}

	@Test
	void a_record_prolongs_the_lease() {
		Saga saga = this.journal.open("purchase", this.order).block();
		this.clock.forward(Duration.ofSeconds(20));
		saga = this.journal.record(Move.on(saga.forwardTo(1, 5), "claim-seats", "done")).block();
		this.clock.forward(Duration.ofSeconds(20));
		assertThat(take(10)).isEmpty();
		assertThat(saga.leaseUntil()).isAfter(this.clock.instant());
	}

	@Test
	void a_pausing_saga_is_due_after_its_pause() {
		Saga saga = this.journal.open("purchase", this.order).block();
		this.journal.record(new Move(saga.triedAgain(), "claim-seats", "retrying", Duration.ofSeconds(5))).block();
		assertThat(take(10)).isEmpty();
		this.clock.forward(Duration.ofSeconds(6));
		assertThat(take(10)).extracting(Saga::attempts).containsExactly(1);
	}

	@Test
	void an_ended_saga_is_never_due_and_never_changes() {
		Saga saga = this.journal.open("purchase", this.order).block();
		this.journal.record(Move.on(saga.forwardTo(5, 5), "issue-tickets", "done")).block();
		this.clock.forward(Duration.ofDays(1));
		assertThat(take(10)).isEmpty();
		assertThat(this.journal.record(Move.on(saga.forwardTo(1, 5), "claim-seats", "done")).block()).isNull();
	}

	@Test
	void many_takers_never_get_the_same_saga() {
		Flux.range(0, 200).concatMap(n -> this.journal.open("purchase", new UUID(1, n))).blockLast();
		this.clock.forward(Duration.ofSeconds(31));
		List<UUID> taken = Flux.range(0, 40)
			.flatMap(n -> this.journal.takeDue(10), 10)
			.map(Saga::id)
			.collectList()
			.block();
		assertThat(taken).hasSize(200).doesNotHaveDuplicates();
	}

	@Test
	void the_step_log_of_an_order_goes_on_over_its_sagas() {
		Saga purchase = this.journal.open("purchase", this.order).block();
		this.journal.record(Move.on(purchase.forwardTo(5, 5), "issue-tickets", "done")).block();
		Saga cancellation = this.journal.open("cancellation", this.order).block();
		this.journal.record(Move.on(cancellation.forwardTo(1, 5), "void-tickets", "done")).block();
		assertThat(TestDatabase.count("checkout.saga_steps WHERE (seq, step) IN ((1, 'issue-tickets'), (2, 'void-tickets'))"))
			.isEqualTo(2);
	}

	private List<Saga> take(int limit) {
		return this.journal.takeDue(limit).collectList().block();
	}

}
