package io.onrush.checkout.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.onrush.checkout.ShiftableClock;
import io.onrush.checkout.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

class OutboxRelayTest {

	private static final String TOPIC = "onrush.orders";

	private final IdGenerator ids = new AlternativeJdkIdGenerator();

	private final ShiftableClock clock = new ShiftableClock();

	private final InMemoryEventBus bus = new InMemoryEventBus();

	private final OutboxStore store = new OutboxStore(TestDatabase.client(), this.clock);

	private final Outbox outbox = new Outbox(this.store, this.ids, TOPIC);

	private final OutboxRelay relay = relay(this.bus);

	@BeforeEach
	void clean() {
		TestDatabase.clean();
	}

	@AfterEach
	void stop() {
		this.relay.stop();
	}

	@Test
	void an_event_is_published_once_and_kept_as_delivered() {
		append("1").block();
		this.relay.drain().block();
		this.relay.drain().block();
		assertThat(payloads()).containsExactly("1");
		assertThat(TestDatabase.count("checkout.outbox WHERE delivered_at IS NOT NULL")).isEqualTo(1);
	}

	@Test
	void an_event_of_a_transaction_that_rolled_back_is_never_published() {
		TestDatabase.transactions()
			.transactional(append("lost").then(Mono.error(new IllegalStateException("roll back"))))
			.onErrorComplete()
			.block();
		this.relay.drain().block();
		assertThat(payloads()).isEmpty();
	}

	@Test
	void a_late_commit_is_neither_lost_nor_overtaken() {
		// The first transaction takes its number and stays open while the second begins and commits.
		Mono<Void> second = TestDatabase.transactions().transactional(append("second"));
		TestDatabase.transactions()
			.transactional(append("first").then(second.contextWrite(context -> Context.empty()))
				.then(Mono.defer(this.relay::drain).contextWrite(context -> Context.empty()))
				.then(Mono.fromRunnable(() -> assertThat(payloads()).isEmpty())))
			.block();
		this.relay.drain().block();
		assertThat(payloads()).containsExactly("first", "second");
	}

	@Test
	void nothing_is_lost_or_doubled_while_many_commit_in_any_order() {
		this.relay.start();
		Flux.range(0, 400)
			.flatMap(n -> TestDatabase.transactions()
				.transactional(append(Integer.toString(n)).then(Mono.delay(Duration.ofMillis(n % 7)))), 20)
			.blockLast();
		await().until(() -> TestDatabase.count("checkout.outbox WHERE delivered_at IS NULL") == 0);
		assertThat(payloads()).hasSize(400).doesNotHaveDuplicates();
	}

	@Test
	void a_backlog_is_drained_in_whole_batches_at_once() {
		Flux.range(0, 35).concatMap(n -> append(Integer.toString(n))).blockLast();
		this.relay.drain().block();
		assertThat(payloads()).containsExactlyElementsOf(Flux.range(0, 35).map(n -> Integer.toString(n)).toIterable());
	}

	@Test
	void a_broker_that_is_down_delays_and_loses_nothing() {
		this.bus.fail(4);
		append("1").then(append("2")).block();
		this.relay.start();
		await().until(() -> payloads().size() == 2);
		assertThat(payloads()).containsExactly("1", "2");
	}

	@Test
	void a_batch_whose_delivery_was_not_noted_comes_again() {
		append("1").block();
		EventBus forgetful = new EventBus() {
			@Override
			public Mono<Void> publish(List<OutgoingEvent> events) {
				return OutboxRelayTest.this.bus.publish(events).then(Mono.error(new IllegalStateException("crash")));
			}

			@Override
			public Flux<IncomingEvent> receive(String topic, String group,
					Function<IncomingEvent, Mono<Void>> handler) {
				return Flux.empty();
			}
		};
		OutboxRelay dying = relay(forgetful);
		dying.drain().onErrorComplete().block();
		dying.stop();
		await().until(() -> TestDatabase.count("checkout.outbox_lease") == 0);
		this.relay.drain().block();
		assertThat(payloads()).containsExactly("1", "1");
		assertThat(this.bus.published(TOPIC).stream().map(IncomingEvent::id).distinct()).hasSize(1);
	}

	@Test
	void one_relay_works_at_a_time_and_another_follows_when_its_lease_ends() {
		OutboxRelay other = relay(this.bus);
		this.relay.drain().block();
		append("1").block();
		other.drain().block();
		assertThat(payloads()).isEmpty();
		this.clock.forward(Duration.ofSeconds(16));
		other.drain().block();
		assertThat(payloads()).containsExactly("1");
		append("2").block();
		this.relay.drain().block();
		assertThat(payloads()).containsExactly("1");
		other.stop();
	}

	@Test
	void only_what_was_delivered_long_ago_is_purged() {
		Flux.range(0, 25).concatMap(n -> append("old")).blockLast();
		this.relay.drain().block();
		this.clock.forward(Duration.ofMinutes(61));
		append("new").block();
		this.relay.drain().block();
		append("pending").block();
		this.relay.purge().block();
		assertThat(TestDatabase.count("checkout.outbox")).isEqualTo(2);
	}

	private OutboxRelay relay(EventBus target) {
		OutboxSettings settings = new OutboxSettings(TOPIC, Duration.ofMillis(10), 10, Duration.ofSeconds(5),
				Duration.ofMillis(100), Duration.ofSeconds(15), Duration.ofHours(1), Duration.ofMinutes(1), 10);
		return new OutboxRelay(this.store, target, settings, this.ids.generateId(), true);
	}

	private Mono<Void> append(String payload) {
		return this.outbox.append("order", "OrderConfirmed", (UUID id) -> payload);
	}

	private List<String> payloads() {
		return this.bus.published(TOPIC).stream().map(IncomingEvent::payload).toList();
	}

}
