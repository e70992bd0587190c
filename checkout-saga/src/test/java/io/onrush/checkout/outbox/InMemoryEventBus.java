package io.onrush.checkout.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The event bus contract in memory: one partition a topic, one acknowledged position a group. */
public final class InMemoryEventBus implements EventBus {

	private final Map<String, List<IncomingEvent>> topics = new HashMap<>();

	private final Map<String, Integer> positions = new HashMap<>();

	private int failures;

	/** The next {@code times} calls of publish fail, as if the broker were down. */
	public synchronized void fail(int times) {
		this.failures = times;
	}

	public synchronized List<IncomingEvent> published(String topic) {
		return List.copyOf(this.topics.getOrDefault(topic, List.of()));
	}

	@Override
	public Mono<Void> publish(List<OutgoingEvent> events) {
		return Mono.fromRunnable(() -> append(events));
	}

	private synchronized void append(List<OutgoingEvent> events) {
		if (this.failures > 0) {
			this.failures--;
			throw new IllegalStateException("the broker is down");
		}
		events.forEach(event -> this.topics.computeIfAbsent(event.topic(), name -> new ArrayList<>())
			.add(new IncomingEvent(event.id(), event.topic(), event.key(), event.type(), event.payload())));
	}

	@Override
	public Flux<IncomingEvent> receive(String topic, String group, Function<IncomingEvent, Mono<Void>> handler) {
		return Flux.interval(Duration.ZERO, Duration.ofMillis(5))
			.onBackpressureDrop()
			.concatMap(tick -> Mono.justOrEmpty(next(topic, group))
				.flatMap(event -> Mono.defer(() -> handler.apply(event)).then(Mono.fromSupplier(() -> {
					acknowledge(topic, group);
					return event;
				}))), 1);
	}

	private synchronized IncomingEvent next(String topic, String group) {
		List<IncomingEvent> events = this.topics.getOrDefault(topic, List.of());
		int position = this.positions.getOrDefault(topic + group, 0);
		return (position < events.size()) ? events.get(position) : null;
	}

	private synchronized void acknowledge(String topic, String group) {
		this.positions.merge(topic + group, 1, Integer::sum);
	}

}
