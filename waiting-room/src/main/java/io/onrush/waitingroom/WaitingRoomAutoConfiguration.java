package io.onrush.waitingroom;

import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.access.AccessConfiguration;
import io.onrush.waitingroom.admission.AdmissionConfiguration;
import io.onrush.waitingroom.admission.control.ControlConfiguration;
import io.onrush.waitingroom.beacon.BeaconConfiguration;
import io.onrush.waitingroom.challenge.ChallengeConfiguration;
import io.onrush.waitingroom.log.LogConfiguration;
import io.onrush.waitingroom.queue.QueueConfiguration;
import io.onrush.waitingroom.registration.RegistrationConfiguration;
import io.onrush.waitingroom.site.SiteConfiguration;
import io.onrush.waitingroom.web.WebConfiguration;
import io.opentelemetry.api.OpenTelemetry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Wires the waiting room. The application gives the DatabaseClient, the Redis commands, the clock, the id generator, the
 * secure random and the JSON mapper, and a meter registry where it has one. Routes and workers exist where
 * {@code onrush.waiting-room.serve} is true; the services exist everywhere.
 */
@AutoConfiguration
@EnableConfigurationProperties(WaitingRoomProperties.class)
@Import({ AccessConfiguration.class, BeaconConfiguration.class, ChallengeConfiguration.class, QueueConfiguration.class,
		AdmissionConfiguration.class, ControlConfiguration.class, LogConfiguration.class, SiteConfiguration.class,
		WebConfiguration.class, RegistrationConfiguration.class })
public class WaitingRoomAutoConfiguration {

	@Bean
	RoleMeters waitingRoomMeters(WaitingRoomProperties properties, ObjectProvider<MeterRegistry> registries) {
		return RoleMeters.of(properties.serve(), registries);
	}

	/** Makes nothing where the application gives no telemetry. */
	@Bean
	Traces waitingRoomTraces(ObjectProvider<OpenTelemetry> telemetry) {
		return new Traces(telemetry.getIfAvailable(OpenTelemetry::noop));
	}

}
