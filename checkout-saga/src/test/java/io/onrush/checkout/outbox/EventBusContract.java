package io.onrush.checkout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** What every event bus must do. */
abstract class EventBusContract {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final IdGenerator ids = new AlternativeJdkIdGenerator();

	/** The bus under test; the topic is fresh for every test. */
	abstract EventBus bus();

	abstract String topic();

	@Test
	void an_event_arrives_as_it_was_published() {
		OutgoingEvent event = event("order-1", "{\"seats\":[\"A-1-1\"],\"name\":\"Zoë\"}");
		bus().publish(List.of(event)).block(PATIENCE);
		IncomingEvent received = received("group", 1).get(0);
		assertThat(received)
			.isEqualTo(new IncomingEvent(event.id(), topic(), "order-1", "OrderConfirmed", event.payload()));
	}

	@Test
	void events_of_one_key_arrive_in_order() {
		List<OutgoingEvent> events = IntStream.range(0, 300).mapToObj(n -> event("order-1", "{\"n\":" + n + "}")).toList();
		bus().publish(events.subList(0, 200)).then(bus().publish(events.subList(200, 300))).block(PATIENCE);
		assertThat(received("group", 300)).extracting(IncomingEvent::id)
			.containsExactlyElementsOf(events.stream().map(OutgoingEvent::id).toList());
	}

	@Test
	void every_group_receives_every_event() {
		bus().publish(List.of(event("a", "{}"), event("b", "{}"))).block(PATIENCE);
		assertThat(received("group-1", 2)).hasSize(2);
		assertThat(received("group-2", 2)).hasSize(2);
	}

	@Test
	void a_group_goes_on_after_what_it_has_acknowledged() {
		OutgoingEvent later = event("order-1", "{\"n\":2}");
		bus().publish(List.of(event("order-1", "{\"n\":1}"))).block(PATIENCE);
		assertThat(received("group", 1)).hasSize(1);
		bus().publish(List.of(later)).block(PATIENCE);
		assertThat(received("group", 1)).extracting(IncomingEvent::id).containsExactly(later.id());
	}

	@Test
	void an_event_whose_handler_fails_comes_again() {
		List<OutgoingEvent> events = List.of(event("order-1", "1"), event("order-1", "2"), event("order-1", "3"));
		bus().publish(events).block(PATIENCE);
		AtomicBoolean failed = new AtomicBoolean();
		Flux<IncomingEvent> failing = bus().receive(topic(), "group", event -> {
			failed.set(event.payload().equals("2"));
			return failed.get() ? Mono.error(new IllegalStateException("the projection is down")) : Mono.empty();
		});
		StepVerifier.create(failing.map(IncomingEvent::payload))
			.expectNext("1")
			.expectErrorMessage("the projection is down")
			.verify(PATIENCE);
		assertThat(received("group", 2)).extracting(IncomingEvent::payload).containsExactly("2", "3");
	}

	@Test
	void one_event_is_handled_at_a_time() {
		bus().publish(List.of(event("a", "{}"), event("b", "{}"), event("c", "{}"))).block(PATIENCE);
		AtomicBoolean busy = new AtomicBoolean();
		Mono<List<IncomingEvent>> all = bus()
			.receive(topic(), "group",
					event -> Mono.fromRunnable(() -> assertThat(busy.getAndSet(true)).isFalse())
						.then(Mono.delay(Duration.ofMillis(20)))
						.then(Mono.fromRunnable(() -> busy.set(false))))
			.take(3)
			.collectList();
		assertThat(all.block(PATIENCE)).hasSize(3);
	}

	private List<IncomingEvent> received(String group, int count) {
		List<UUID> handled = new ArrayList<>();
		List<IncomingEvent> events = bus()
			.receive(topic(), group, event -> Mono.fromRunnable(() -> handled.add(event.id())))
			.take(count)
			.collectList()
			.block(PATIENCE);
		assertThat(handled).containsSequence(events.stream().map(IncomingEvent::id).toList());
		return events;
	}

	private OutgoingEvent event(String key, String payload) {
		return new OutgoingEvent(this.ids.generateId(), topic(), key, "OrderConfirmed", payload);
	}

}
