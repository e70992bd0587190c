package io.onrush.checkout.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 * @param properties how all Kafka clients connect and sign in, in Kafka's own names: `properties.security.protocol=SASL_SSL`. May hold a
 *     password (`properties.sasl.jaas.config`), so no part of the text form. Names begin with
 *     `security.`, `sasl.`, `ssl.` or `client.`
 */
public record KafkaSettings(@DefaultValue("") String bootstrapServers, @DefaultValue("4s") Duration deliveryTimeout,
		@DefaultValue("2s") Duration requestTimeout, @DefaultValue("256") int maxInFlight,
		@DefaultValue("3") int partitions, @DefaultValue("1") short replication,
		@DefaultValue Map<String, String> properties) {

	private static final List<String> CONNECTING = List.of("security.", "sasl.", "ssl.", "client.");

	public KafkaSettings {
		if (requestTimeout.compareTo(deliveryTimeout) > 0) {
			throw new IllegalArgumentException("onrush.checkout-saga.kafka.request-timeout (" + requestTimeout
					+ ") must not be longer than .delivery-timeout (" + deliveryTimeout + ")");
		}
		if (maxInFlight < 1 || partitions < 1 || replication < 1) {
			throw new IllegalArgumentException(
					"onrush.checkout-saga.kafka.max-in-flight, .partitions and .replication must be at least 1");
		}
		properties.keySet().stream().filter(name -> CONNECTING.stream().noneMatch(name::startsWith)).findFirst().ifPresent(name -> {
			throw new IllegalArgumentException("onrush.checkout-saga.kafka.properties." + name
					+ " is not for connecting: names begin with one of " + CONNECTING);
		});
		properties = Map.copyOf(properties);
	}

	/** What a client does, with how it connects. */
	Map<String, Object> with(Map<String, Object> client) {
		Map<String, Object> all = new HashMap<>(this.properties);
		all.putAll(client);
		return all;
	}

	@Override
	public String toString() {
		return "KafkaSettings[bootstrapServers=" + this.bootstrapServers + ", properties=" + this.properties.keySet() + "]";
	}

}
