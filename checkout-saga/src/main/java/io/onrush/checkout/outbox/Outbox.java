package io.onrush.checkout.outbox;

import io.onrush.checkout.Traces;
import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/**
 * Where events are entered in the transaction of what they tell about; the relay publishes them after the commit, at least
 * once.
 */
public final class Outbox {

	private final OutboxStore store;

	private final IdGenerator ids;

	private final String topic;

	Outbox(OutboxStore store, IdGenerator ids, String topic) {
		this.store = store;
		this.ids = ids;
		this.topic = topic;
	}

	/** Enters an event; {@code writer} makes its JSON from the new event's id. */
	public Mono<Void> append(String key, String type, PayloadWriter writer) {
		return Mono.deferContextual(context -> {
			var id = this.ids.generateId();
			String trace = context.getOrDefault(Traces.PARENT, null);
			return this.store.append(new OutgoingEvent(id, this.topic, key, type, writer.write(id), trace));
		});
	}

}
