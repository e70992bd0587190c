package io.onrush.checkout.order;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.checkout.saga.StepOutcome;

/** Counts the ends of orders, each once, by the process that brought it about. */
final class OrderMeters {

	private static final String NO_REASON = "none";

	private final Counter confirmed;

	private final Counter cancelled;

	private final Map<String, Counter> failed;

	private final Counter failedOtherwise;

	OrderMeters(MeterRegistry registry) {
		this.confirmed = counter(registry, "confirmed", NO_REASON);
		this.cancelled = counter(registry, "cancelled", NO_REASON);
		this.failed = Stream
			.of(FailureReason.PAYMENT_DECLINED, FailureReason.PAYMENT_TIMEOUT, FailureReason.SEATS_LOST,
					FailureReason.HOLD_EXPIRED, StepOutcome.FAULT)
			.collect(Collectors.toMap(Function.identity(), reason -> counter(registry, "failed", reason)));
		this.failedOtherwise = counter(registry, "failed", "other");
	}

	void confirmed() {
		this.confirmed.increment();
	}

	void cancelled() {
		this.cancelled.increment();
	}

	void failed(String reason) {
		this.failed.getOrDefault(reason, this.failedOtherwise).increment();
	}

	private static Counter counter(MeterRegistry registry, String status, String reason) {
		return Counter.builder("checkout.saga.orders")
			.description("Orders that ended, by status and, where they failed, by reason")
			.tags("status", status, "reason", reason)
			.register(registry);
	}

}
