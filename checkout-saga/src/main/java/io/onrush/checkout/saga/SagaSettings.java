package io.onrush.checkout.saga;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sagas run.
 *
 * @param concurrency sagas that one process runs at the same time [1 or more]
 * @param queue accepted sagas that wait for a free place; beyond it the sweep picks them up [1 or more]
 * @param sweepInterval how often due sagas and sagas of dead processes are looked for [above 0]
 * @param sweepBatch sagas taken over in one statement [1 or more]
 * @param lease how long a process owns a saga without recording progress [longer than `step-timeout`]
 * @param stepTimeout longest time of one step; then its outcome is unknown [longer than twice `payment.timeout`]
 * @param maxAttempts tries of a step before the saga gives up and compensates [1 or more]
 * @param outagePatience how long a step that fails, as in an outage of Redis, is tried again beyond that, by the pauses between the
 * tries. Shorter than `onrush.inventory.checkout-time`, or the seats go back on sale meanwhile [0 or more]
 * @param firstBackoff pause after the first failed try; doubles [above 0, at most `max-backoff`]
 * @param maxBackoff longest pause
 * @param stopTimeout how long a stopping process waits for running steps
 */
public record SagaSettings(@DefaultValue("64") int concurrency, @DefaultValue("1000") int queue,
		@DefaultValue("1s") Duration sweepInterval, @DefaultValue("64") int sweepBatch, @DefaultValue("30s") Duration lease,
		@DefaultValue("15s") Duration stepTimeout, @DefaultValue("4") int maxAttempts,
		@DefaultValue("5m") Duration outagePatience,
		@DefaultValue("500ms") Duration firstBackoff, @DefaultValue("30s") Duration maxBackoff,
		@DefaultValue("10s") Duration stopTimeout) {

	public SagaSettings {
		if (concurrency < 1 || queue < 1 || sweepBatch < 1 || maxAttempts < 1) {
			throw new IllegalArgumentException("onrush.checkout-saga.saga.concurrency, .queue, .sweep-batch and "
					+ ".max-attempts must be at least 1");
		}
		if (stepTimeout.compareTo(lease) >= 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.saga.step-timeout (" + stepTimeout
					+ ") must be shorter than .lease (" + lease + "), or a running step loses its saga: raise the lease");
		}
		if (firstBackoff.isNegative() || firstBackoff.isZero() || firstBackoff.compareTo(maxBackoff) > 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.saga.first-backoff (" + firstBackoff
					+ ") must be positive and no longer than .max-backoff (" + maxBackoff + ")");
		}
		if (outagePatience.isNegative()) {
			throw new IllegalArgumentException("onrush.checkout-saga.saga.outage-patience must not be negative");
		}
		if (sweepInterval.isNegative() || sweepInterval.isZero()) {
			throw new IllegalArgumentException("onrush.checkout-saga.saga.sweep-interval must be positive");
		}
	}

	SagaPolicy policy() {
		return new SagaPolicy(this.maxAttempts, this.outagePatience, this.firstBackoff, this.maxBackoff);
	}

}
