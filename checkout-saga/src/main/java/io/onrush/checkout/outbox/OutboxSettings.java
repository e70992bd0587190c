package io.onrush.checkout.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is relayed.
 *
 * @param topic topic of the order events; the dashboard's sales are read from it too [not blank]
 * @param pollInterval pause between two looks into the outbox [above 0, at most `max-backoff`]
 * @param batch events published in one go [1 or more]
 * @param publishTimeout longest wait for the broker's acknowledgement of a batch
 * @param maxBackoff longest pause while Kafka or the database fails
 * @param lease how long a relay that died keeps the others out [at least twice `publish-timeout`]
 * @param retention how long delivered events are kept
 * @param purgeInterval pause between two purges
 * @param purgeBatch rows deleted in one statement [1 or more]
 */
public record OutboxSettings(@DefaultValue("onrush.orders") String topic, @DefaultValue("100ms") Duration pollInterval,
		@DefaultValue("200") int batch, @DefaultValue("5s") Duration publishTimeout,
		@DefaultValue("10s") Duration maxBackoff, @DefaultValue("15s") Duration lease,
		@DefaultValue("1h") Duration retention, @DefaultValue("1m") Duration purgeInterval,
		@DefaultValue("1000") int purgeBatch) {

	public OutboxSettings {
		if (topic.isBlank()) {
			throw new IllegalArgumentException("onrush.checkout-saga.outbox.topic must not be empty");
		}
		if (batch < 1 || purgeBatch < 1) {
			throw new IllegalArgumentException("onrush.checkout-saga.outbox.batch and .purge-batch must be at least 1");
		}
		if (pollInterval.isNegative() || pollInterval.isZero() || pollInterval.compareTo(maxBackoff) > 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.outbox.poll-interval (" + pollInterval
					+ ") must be positive and no longer than .max-backoff (" + maxBackoff + ")");
		}
		if (publishTimeout.multipliedBy(2).compareTo(lease) > 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.outbox.lease (" + lease
					+ ") must be at least twice .publish-timeout (" + publishTimeout
					+ "), or a second relay overtakes a slow first one: raise the lease");
		}
	}

}
