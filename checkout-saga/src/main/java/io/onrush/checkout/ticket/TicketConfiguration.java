package io.onrush.checkout.ticket;

import java.nio.charset.StandardCharsets;
import java.time.Clock;

import io.onrush.checkout.CheckoutProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;

/** Wires the tickets; imported by the auto-configuration only. */
@Configuration(proxyBeanMethods = false)
public class TicketConfiguration {

	@Bean
	TicketCodes ticketCodes(CheckoutProperties properties) {
		return new TicketCodes(properties.ticketKey().getBytes(StandardCharsets.UTF_8));
	}

	@Bean
	Tickets tickets(DatabaseClient database, TicketCodes codes, Clock clock, IdGenerator ids) {
		return new Tickets(database, codes, clock, ids);
	}

}
