package io.onrush.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CheckoutPropertiesTest {

	@Test
	void a_ticket_key_and_a_payment_key_are_enough() {
		CheckoutProperties properties = bind(Map.of());
		assertThat(properties.serve()).isTrue();
		assertThat(properties.simulatedProvider().enabled()).isFalse();
		assertThat(properties.saga().lease()).hasSeconds(30);
		assertThat(properties.outbox().topic()).isEqualTo("onrush.orders");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "ticket-key=short | onrush.checkout-saga.ticket-key",
			"payment.api-key= | onrush.checkout-saga.payment.api-key", "payment.timeout=8s | step-timeout",
			"payment.timeout=0s | payment.timeout", "payment.max-connections=0 | max-connections",
			"saga.step-timeout=30s | step-timeout", "saga.concurrency=0 | concurrency",
			"saga.first-backoff=1m | first-backoff", "saga.sweep-interval=0s | sweep-interval",
			"orders.max-streams=0 | max-streams", "orders.stream-poll=0s | stream-poll",
			"orders.stream-max-age=1s | stream-max-age", "outbox.lease=9s | outbox.lease", "outbox.batch=0 | batch",
			"outbox.topic= | outbox.topic", "outbox.poll-interval=0s | poll-interval",
			"kafka.request-timeout=9s | request-timeout", "kafka.partitions=0 | partitions",
			"kafka.properties.acks=0 | kafka.properties.acks",
			"simulated-provider.slow=9s | simulated-provider.slow" })
	void a_setting_that_cannot_work_is_refused_by_name(String setting, String named) {
		String[] parts = setting.split("=", 2);
		Map<String, String> settings = (setting.startsWith("simulated"))
				? Map.of(parts[0], parts[1], "simulated-provider.enabled", "true") : Map.of(parts[0], parts[1]);
		Throwable refusal = catchThrowable(() -> bind(settings));
		assertThat(refusal).isNotNull();
		assertThat(NestedExceptionUtils.getMostSpecificCause(refusal)).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining(named);
	}

	@Test
	void how_kafka_is_connected_to_may_come_from_environment_variables() {
		var environment = new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				Map.of("ONRUSH_CHECKOUTSAGA_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", "who", "ONRUSH_CHECKOUTSAGA_TICKETKEY",
						"0123456789abcdef0123456789abcdef", "ONRUSH_CHECKOUTSAGA_PAYMENT_APIKEY", "sk_secret"));
		CheckoutProperties properties = new Binder(ConfigurationPropertySource.from(environment))
			.bind("onrush.checkout-saga", CheckoutProperties.class)
			.get();
		assertThat(properties.kafka().properties()).containsExactly(Map.entry("sasl.jaas.config", "who"));
	}

	@Test
	void secrets_are_in_no_text_form() {
		assertThat(bind(Map.of()).toString()).doesNotContain("0123456789abcdef").doesNotContain("sk_secret");
	}

	@Test
	void every_problem_has_an_id_of_its_own_and_says_what_to_do() {
		assertThat(CheckoutProblem.values()).extracting(CheckoutProblem::id).doesNotHaveDuplicates();
		assertThat(Arrays.stream(CheckoutProblem.values()).map(problem -> problem.because("Do this.").getBody()))
			.allMatch(body -> body.getTitle() != null && body.getDetail().equals("Do this.")
					&& !body.getType().isAbsolute());
	}

	private static CheckoutProperties bind(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>();
		all.put("onrush.checkout-saga.ticket-key", "0123456789abcdef0123456789abcdef");
		all.put("onrush.checkout-saga.payment.api-key", "sk_secret");
		settings.forEach((name, value) -> all.put("onrush.checkout-saga." + name, value));
		return new Binder(new MapConfigurationPropertySource(all)).bind("onrush.checkout-saga", CheckoutProperties.class)
			.get();
	}

}
