package io.onrush.checkout.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Kafka adapter.
 *
 * @param bootstrapServers brokers as `host:port`, separated by commas, where the checkout has its own
 * @param deliveryTimeout longest time the producer tries to deliver one event [at least `request-timeout`]
 * @param requestTimeout longest wait for one answer of a broker
 * @param maxInFlight events sent and not yet acknowledged [1 or more]
 * @param partitions of the topic, when it has to be created [1 or more]
 * @param replication of the topic, when it has to be created [1 or more]
 */
public record KafkaSettings(@DefaultValue("") String bootstrapServers, @DefaultValue("4s") Duration deliveryTimeout,
		@DefaultValue("2s") Duration requestTimeout, @DefaultValue("256") int maxInFlight,
		@DefaultValue("3") int partitions, @DefaultValue("1") short replication) {

	public KafkaSettings {
		if (requestTimeout.compareTo(deliveryTimeout) > 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.kafka.request-timeout (" + requestTimeout
					+ ") must not be longer than .delivery-timeout (" + deliveryTimeout + ")");
		}
		if (maxInFlight < 1 || partitions < 1 || replication < 1) {
			throw new IllegalArgumentException(
					"onrush.checkout-saga.kafka.max-in-flight, .partitions and .replication must be at least 1");
		}
	}

}
