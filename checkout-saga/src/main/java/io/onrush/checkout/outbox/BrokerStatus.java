package io.onrush.checkout.outbox;

import reactor.core.publisher.Mono;

/** What can be asked of the broker beside sending and receiving, for health and metrics. No call blocks its caller. */
public interface BrokerStatus {

	/** Completes when the broker has answered; fails when it has not within the configured time. */
	Mono<Void> ping();

	/**
	 * How many events of a topic a group has not acknowledged yet, whether or not anybody receives for it now. 0 for a topic
	 * without events and for one that is not there yet; fails when the broker does not answer.
	 */
	Mono<Long> lag(String topic, String group);

}
