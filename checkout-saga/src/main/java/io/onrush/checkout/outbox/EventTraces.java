package io.onrush.checkout.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.onrush.checkout.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SignalType;

/** The producer spans of one batch: one for each event that is traced, and mostly none. */
final class EventTraces {

	private final Map<UUID, Span> spans;

	private EventTraces(Map<UUID, Span> spans) {
		this.spans = spans;
	}

	static EventTraces start(Traces traces, List<OutgoingEvent> events) {
		Map<UUID, Span> spans = new HashMap<>();
		for (OutgoingEvent event : events) {
			if (event.trace() != null) {
				spans.put(event.id(), start(traces, event));
			}
		}
		return new EventTraces(spans);
	}

	private static Span start(Traces traces, OutgoingEvent event) {
		return traces.part("publish " + event.type(), SpanKind.PRODUCER, event.trace())
			.setAttribute("messaging.system", "kafka")
			.setAttribute("messaging.operation.type", "send")
			.setAttribute("messaging.destination.name", event.topic())
			.setAttribute("messaging.message.id", event.id().toString())
			.setAttribute("onrush.order.id", event.key());
	}

	/** What the message's header says; null for an event that is not traced. */
	@Nullable String traceparent(OutgoingEvent event) {
		Span span = this.spans.get(event.id());
		return (span != null) ? Traces.traceparent(span) : null;
	}

	void end(SignalType how) {
		this.spans.values().forEach(span -> {
			if (how != SignalType.ON_COMPLETE) {
				span.setStatus(StatusCode.ERROR, "not acknowledged");
			}
			span.end();
		});
	}

}
