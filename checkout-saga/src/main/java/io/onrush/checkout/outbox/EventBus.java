package io.onrush.checkout.outbox;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The broker behind the outbox. Contract for every implementation:
 * <ul>
 * <li>Events of one key are received in the order in which they were published.</li>
 * <li>Delivery is at least once: an event may come again, with the same id, after a failure on either side.</li>
 * <li>Each group receives every event; subscribers of the same group share the events.</li>
 * </ul>
 */
public interface EventBus {

	/** Completes when the broker has acknowledged all events; fails otherwise, and then any part may have been published. */
	Mono<Void> publish(List<OutgoingEvent> events);

	/**
	 * Hands the topic's events to the handler one after the other and emits each after it was handled and acknowledged. A new
	 * group starts with the oldest event. An event whose handler fails is not acknowledged: the flux fails, and the next call
	 * with the same group starts with that event. Nothing is received without a subscription; cancel to leave the group.
	 */
	Flux<IncomingEvent> receive(String topic, String group, Function<IncomingEvent, Mono<Void>> handler);

}
