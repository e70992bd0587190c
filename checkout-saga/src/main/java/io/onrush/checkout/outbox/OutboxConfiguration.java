package io.onrush.checkout.outbox;

import java.time.Clock;

import io.onrush.checkout.CheckoutProperties;
import io.onrush.checkout.RoleMeters;
import io.onrush.checkout.SampledFigures;
import io.onrush.checkout.Traces;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** Wires the outbox and, unless the application has another event bus, Kafka; imported by the auto-configuration only. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

	@Bean
	OutboxStore outboxStore(DatabaseClient database, Clock clock) {
		return new OutboxStore(database, clock);
	}

	@Bean
	Outbox outbox(OutboxStore store, IdGenerator ids, CheckoutProperties properties) {
		return new Outbox(store, ids, properties.outbox().topic());
	}

	@Bean
	OutboxRelay outboxRelay(OutboxStore store, EventBus bus, IdGenerator ids, CheckoutProperties properties) {
		return new OutboxRelay(store, bus, properties.outbox(), ids.generateId(), properties.serve());
	}

	@Bean
	SampledFigures<OutboxBacklog> outboxBacklog(DatabaseClient database, Clock clock, CheckoutProperties properties,
			RoleMeters meters) {
		return new SampledFigures<>("the outbox", OutboxBacklog.read(database, clock), properties.metrics().interval(),
				meters, properties.serve())
			.gauge("checkout.saga.outbox.pending", "Events that wait to be published, counted up to 100,000",
					OutboxBacklog::pending)
			.gauge("checkout.saga.outbox.lag.seconds", "Seconds since the first event that waits was entered; 0 when none waits",
					OutboxBacklog::lagSeconds);
	}

	/** The Kafka adapter with its topic. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(EventBus.class)
	static class Kafka {

		@Bean
		KafkaEventBus kafkaEventBus(CheckoutProperties properties,
				@Value("${onrush.kafka.bootstrap-servers:}") String shared, Traces traces) {
			return new KafkaEventBus(bootstrapServers(properties, shared), properties.kafka(), traces);
		}

		@Bean
		KafkaStatus kafkaStatus(CheckoutProperties properties, @Value("${onrush.kafka.bootstrap-servers:}") String shared) {
			return new KafkaStatus(bootstrapServers(properties, shared), properties.kafka());
		}

		@Bean
		KafkaTopic ordersTopic(CheckoutProperties properties, @Value("${onrush.kafka.bootstrap-servers:}") String shared) {
			return new KafkaTopic(bootstrapServers(properties, shared), properties.kafka(), properties.outbox().topic(),
					properties.serve());
		}

		private static String bootstrapServers(CheckoutProperties properties, String shared) {
			String own = properties.kafka().bootstrapServers();
			String servers = own.isBlank() ? shared : own;
			if (servers.isBlank()) {
				throw new IllegalStateException("No Kafka broker is configured: set onrush.kafka.bootstrap-servers");
			}
			return servers;
		}

	}

}
