package io.onrush.checkout.order;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are accepted and watched.
 *
 * @param holdLookupTimeout longest wait for the inventory when an order is placed
 * @param streamPoll how often a progress stream looks for news [above 0, at most `stream-heartbeat`]
 * @param streamHeartbeat pause between two heartbeats of a progress stream
 * @param streamMaxAge after which a progress stream ends and the client comes back with Last-Event-ID [at least
 * `stream-heartbeat`]
 * @param maxStreams progress streams of one process [1 or more]
 */
public record OrderSettings(@DefaultValue("2s") Duration holdLookupTimeout, @DefaultValue("250ms") Duration streamPoll,
		@DefaultValue("15s") Duration streamHeartbeat, @DefaultValue("10m") Duration streamMaxAge,
		@DefaultValue("2000") int maxStreams) {

	public OrderSettings {
		if (streamPoll.isNegative() || streamPoll.isZero() || streamHeartbeat.compareTo(streamPoll) < 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.orders.stream-poll (" + streamPoll
					+ ") must be positive and no longer than .stream-heartbeat (" + streamHeartbeat + ")");
		}
		if (streamMaxAge.compareTo(streamHeartbeat) < 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.orders.stream-max-age (" + streamMaxAge
					+ ") must not be shorter than .stream-heartbeat (" + streamHeartbeat + ")");
		}
		if (maxStreams < 1) {
			throw new IllegalArgumentException("onrush.checkout-saga.orders.max-streams must be at least 1");
		}
	}

}
