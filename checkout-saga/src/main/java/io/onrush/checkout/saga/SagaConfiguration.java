package io.onrush.checkout.saga;

import java.time.Clock;
import java.util.List;

import io.onrush.checkout.CheckoutProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** Wires the saga engine; imported by the auto-configuration only. */
@Configuration(proxyBeanMethods = false)
public class SagaConfiguration {

	@Bean
	SagaJournal sagaJournal(DatabaseClient database, Clock clock, IdGenerator ids, CheckoutProperties properties) {
		return new PostgresSagaJournal(database, clock, ids, properties.saga().lease());
	}

	@Bean
	SagaRunner sagaRunner(List<SagaDefinition<?>> definitions, SagaJournal journal, Clock clock,
			CheckoutProperties properties) {
		SagaSettings settings = properties.saga();
		SagaExecution execution = new SagaExecution(definitions, journal, settings.policy(), settings.stepTimeout());
		return new SagaRunner(execution, journal, clock, settings, properties.serve());
	}

	@Bean
	Sagas sagas(SagaJournal journal, SagaRunner runner, DatabaseClient database) {
		return new Sagas(journal, runner, database);
	}

}
