package io.onrush.waitingroom.registration;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.RoleMeters;
import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.queue.JoinGate;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.site.SiteProperties;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Wires registration, where the application knows persons and sends letters. Elsewhere only anybody can join. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean({ Persons.class, Letters.class, Subjects.class })
public class RegistrationConfiguration {

	/** How long after its time a reminder is sent, beside the sending itself. */
	private static final Duration REMINDERS = Duration.ofSeconds(5);

	@Bean
	RegistrationTable registrationTable(DatabaseClient database, WaitingRoomProperties properties) {
		return new RegistrationTable(database, properties.remoteTimeout());
	}

	@Bean
	JoinGate registrationGate(Persons persons, RegistrationTable table) {
		return new RegistrationGate(persons, table);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
	static class Serving {

		@Bean
		UnsubscribeLinks unsubscribeLinks(WaitingRoomProperties properties, SiteProperties site, Clock clock) {
			return new UnsubscribeLinks(properties.tokenKeyBytes(), clock, publicUrl(site));
		}

		@Bean
		RegistrationLetters registrationLetters(Letters letters, Subjects subjects, UnsubscribeLinks links, SiteProperties site) {
			return new RegistrationLetters(letters, subjects, links, publicUrl(site));
		}

		@Bean
		RouterFunction<ServerResponse> registrationRoutes(OnsaleBoard board, RegistrationTable table, Persons persons,
				RegistrationLetters letters, UnsubscribeLinks links, Clock clock) {
			RegistrationHandler handler = new RegistrationHandler(board, new RegisterVisitor(table, persons, letters, clock), links,
					clock);
			return RouterFunctions.route()
				.GET("/api/v1/onsales/{id}/registration", handler::show)
				.POST("/api/v1/onsales/{id}/registration", handler::register)
				.DELETE("/api/v1/onsales/{id}/registration", handler::withdraw)
				.POST(UnsubscribeLinks.PATH, handler::unsubscribe)
				.build();
		}

		@Bean
		PeriodicWorker reminderWorker(RegistrationTable table, Onsales onsales, RegistrationLetters letters, Clock clock,
				RoleMeters meters) {
			SendReminders reminders = new SendReminders(table, onsales, letters, clock, meters.registry());
			return new PeriodicWorker("reminders", REMINDERS, reminders::run);
		}

		/** An onsale whose visitors get letters is scheduled only where it is said where they reach us. */
		private static URI publicUrl(SiteProperties site) {
			return Objects.requireNonNullElse(site.publicUrl(), URI.create("http://localhost"));
		}

	}

}
