package io.onrush.checkout;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans of visitors' journeys. A journey is carried from one request to the next as the W3C {@code traceparent} of its
 * last span, in what we sign or store ourselves, and only where it is sampled: without one nothing is made. Within a
 * request it is handed on under {@link #PARENT} in the Reactor context, by hand, because automatic propagation costs every operator.
 */
public final class Traces {

	/** The key in the Reactor context; its value is a {@code traceparent}. */
	public static final String PARENT = "onrush:traceparent";

	private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
		@Override
		public Iterable<String> keys(String carrier) {
			return List.of("traceparent");
		}

		@Override
		public @Nullable String get(@Nullable String carrier, String key) {
			return key.equals("traceparent") ? carrier : null;
		}
	};

	private final @Nullable Tracer tracer;

	public Traces(OpenTelemetry telemetry) {
		this.tracer = telemetry == OpenTelemetry.noop() ? null : telemetry.getTracer("io.onrush");
	}

	public static Traces off() {
		return new Traces(OpenTelemetry.noop());
	}

	/** Another part of the journey of {@code parent}; records nothing where there is none. The caller ends it. */
	public Span part(String name, SpanKind kind, @Nullable String parent) {
		if (this.tracer == null || parent == null) {
			return Span.getInvalid();
		}
		return this.tracer.spanBuilder(name).setSpanKind(kind).setParent(context(parent)).startSpan();
	}

	/** What carries the journey on from this span; null where it is not sampled. */
	public static @Nullable String traceparent(Span span) {
		SpanContext context = span.getSpanContext();
		return context.isSampled() ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01" : null;
	}

	private static Context context(String traceparent) {
		return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT);
	}
}
