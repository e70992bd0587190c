package io.onrush.checkout.saga;

import java.time.Clock;
import java.util.List;

import io.onrush.checkout.CheckoutProperties;
import io.onrush.checkout.RoleMeters;
import io.onrush.checkout.SampledFigures;
import io.onrush.checkout.Traces;

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
			CheckoutProperties properties, RoleMeters meters, Traces traces) {
		SagaSettings settings = properties.saga();
		SagaExecution execution = new SagaExecution(definitions, journal, settings.policy(), settings.stepTimeout(),
				new SagaMeters(meters.registry()), new SagaTraces(traces));
		return new SagaRunner(execution, journal, clock, settings, properties.serve());
	}

	@Bean
	SampledFigures<OpenSagas> openSagas(DatabaseClient database, Clock clock, CheckoutProperties properties,
			RoleMeters meters) {
		return new SampledFigures<>("open sagas", OpenSagas.read(database, clock), properties.metrics().interval(), meters,
				properties.serve())
			.gauge("checkout.saga.open", "Sagas that run, of all processes", OpenSagas::open)
			.gauge("checkout.saga.oldest.open.seconds", "Seconds since the oldest saga that runs was opened; 0 when none runs",
					OpenSagas::oldestSeconds)
			.gauge("checkout.saga.payments.unknown", "Payments whose outcome nobody knows, of sagas that run",
					OpenSagas::unknownPayments);
	}

	@Bean
	Sagas sagas(SagaJournal journal, SagaRunner runner, DatabaseClient database) {
		return new Sagas(journal, runner, database);
	}

}
