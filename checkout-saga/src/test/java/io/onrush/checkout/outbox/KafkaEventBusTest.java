package io.onrush.checkout.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The contract on a real broker, and what only Kafka can do wrong. */
class KafkaEventBusTest extends EventBusContract {

	/** A broker that has just started, on a busy machine, takes its time for the first record. No test waits for it to end. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final KafkaSettings SETTINGS = new KafkaSettings("", PATIENCE, Duration.ofSeconds(2), 256,
			3, (short) 1, Map.of());

	private static KafkaEventBus bus;

	private static int topics;

	@BeforeAll
	static void connect() {
		bus = new KafkaEventBus(TestBroker.bootstrapServers(), SETTINGS);
	}

	@AfterAll
	static void close() {
		bus.close();
	}

	@BeforeEach
	void newTopic() {
		topics++;
		ensure(topic());
	}

	@Override
	EventBus bus() {
		return bus;
	}

	@Override
	String topic() {
		return "topic-" + topics;
	}

	@Test
	void a_topic_that_exists_is_left_alone() {
		ensure(topic());
		assertThat(bus.publish(List.of(event())).materialize().block(Duration.ofSeconds(10)).isOnComplete()).isTrue();
	}

	@Test
	void publishing_fails_in_time_while_there_is_no_broker() {
		try (KafkaEventBus lonely = new KafkaEventBus("127.0.0.1:1",
				new KafkaSettings("", Duration.ofMillis(400), Duration.ofMillis(300), 256, 1, (short) 1, Map.of()))) {
			StepVerifier.create(lonely.publish(List.of(event()))).expectError().verify(Duration.ofSeconds(10));
		}
	}

	@Test
	void a_broker_that_asks_who_it_is_gets_an_answer_from_every_client() {
		KafkaSettings settings = signedInWith("secret");
		String topic = "guarded-" + topic();
		new KafkaTopic(TestBroker.guardedBootstrapServers(), settings, topic, true).ensure().block(Duration.ofSeconds(20));
		try (KafkaEventBus guarded = new KafkaEventBus(TestBroker.guardedBootstrapServers(), settings)) {
			guarded.publish(List.of(new OutgoingEvent(new UUID(0, 1), topic, "key", "OrderConfirmed", "{}"))).block(Duration.ofSeconds(10));
			assertThat(guarded.receive(topic, "guarded", received -> Mono.empty()).blockFirst(Duration.ofSeconds(20)).type())
				.isEqualTo("OrderConfirmed");
		}
	}

	@Test
	void a_broker_that_does_not_know_it_gets_nothing_published() {
		try (KafkaEventBus stranger = new KafkaEventBus(TestBroker.guardedBootstrapServers(), signedInWith("wrong"))) {
			StepVerifier.create(stranger.publish(List.of(event()))).expectError(SaslAuthenticationException.class).verify(Duration.ofSeconds(10));
		}
	}

	@Test
	void the_settings_take_how_to_connect_but_not_what_to_do_and_show_no_password() {
		assertThat(signedInWith("secret").toString()).contains("sasl.jaas.config").doesNotContain("secret");
		assertThatThrownBy(() -> settings(Map.of("acks", "0"))).hasMessageContaining("onrush.checkout-saga.kafka.properties.acks");
	}

	private static KafkaSettings signedInWith(String password) {
		return settings(Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN", "sasl.jaas.config",
				"org.apache.kafka.common.security.plain.PlainLoginModule required username=\"onrush\" password=\"" + password + "\";"));
	}

	private static KafkaSettings settings(Map<String, String> properties) {
		return new KafkaSettings("", Duration.ofSeconds(4), Duration.ofSeconds(2), 256, 3, (short) 1, properties);
	}

	@Test
	void the_life_cycle_does_not_wait_for_an_absent_broker() {
		KafkaTopic topic = new KafkaTopic("127.0.0.1:1", SETTINGS, "unreachable", true);
		topic.start();
		assertThat(topic.isRunning()).isTrue();
		topic.stop();
		assertThat(topic.isRunning()).isFalse();
	}

	private void ensure(String name) {
		new KafkaTopic(TestBroker.bootstrapServers(), SETTINGS, name, true).ensure().block(Duration.ofSeconds(20));
	}

	private OutgoingEvent event() {
		return new OutgoingEvent(new UUID(0, 1), topic(), "key", "OrderConfirmed", "{}");
	}

}
