package io.onrush.checkout.order;

import java.time.Clock;

import io.onrush.checkout.CheckoutProperties;
import io.onrush.checkout.RoleMeters;
import io.onrush.checkout.Traces;
import io.onrush.checkout.outbox.Outbox;
import io.onrush.checkout.payment.Payments;
import io.onrush.checkout.payment.ProviderBooks;
import io.onrush.checkout.saga.SagaDefinition;
import io.onrush.checkout.saga.Sagas;
import io.onrush.checkout.ticket.Tickets;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Wires orders and their sagas; imported by the auto-configuration only. */
@Configuration(proxyBeanMethods = false)
public class OrderConfiguration {

	@Bean
	OrderStore orderStore(DatabaseClient database, Clock clock) {
		return new OrderStore(database, clock);
	}

	@Bean
	PaymentOutcomes paymentOutcomes(DatabaseClient database, Clock clock) {
		return new PaymentOutcomes(database, clock);
	}

	@Bean
	Orders orders(DatabaseClient database) {
		return new Orders(database);
	}

	@Bean
	OrderConclusion orderConclusion(OrderStore store, Tickets tickets, Outbox outbox, JsonMapper json,
			TransactionalOperator transactions, RoleMeters meters) {
		return new OrderConclusion(store, tickets, outbox, new OrderEvents(json), transactions,
				new OrderMeters(meters.registry()));
	}

	@Bean
	SagaDefinition<Order> purchaseSaga(OrderStore store, Inventory inventory, Payments payments,
			OrderConclusion conclusion) {
		return new PurchaseSaga(store, inventory, payments, conclusion).definition();
	}

	@Bean
	SagaDefinition<Order> cancellationSaga(OrderStore store, Inventory inventory, Payments payments, Tickets tickets,
			OrderConclusion conclusion) {
		return new CancellationSaga(store, inventory, payments, tickets, conclusion).definition();
	}

	@Bean
	CommandsInFlight commandsInFlight(CheckoutProperties properties) {
		return new CommandsInFlight(properties.saga().stopTimeout());
	}

	@Bean
	IdempotentCommand idempotentCommand(DatabaseClient database, Clock clock, Sagas sagas,
			TransactionalOperator transactions, CommandsInFlight inFlight) {
		return new IdempotentCommand(new IdempotencyKeys(database, clock), sagas, transactions, inFlight);
	}

	@Bean
	NewOrders newOrders(OrderStore store, Payments payments, Sagas sagas, IdGenerator ids) {
		return new NewOrders(store, payments, sagas, ids);
	}

	@Bean
	PlaceOrder placeOrder(IdempotentCommand command, Inventory inventory, OrderStore store, NewOrders newOrders,
			JsonMapper json, CheckoutProperties properties, Traces traces) {
		return new PlaceOrder(command, inventory, store, newOrders, json, properties.orders().holdLookupTimeout(), traces);
	}

	@Bean
	CancelOrder cancelOrder(IdempotentCommand command, OrderStore store, SaleTerms terms, Sagas sagas, JsonMapper json) {
		return new CancelOrder(command, store, terms, sagas, json);
	}

	@Bean
	OrderRefunds orderRefunds(CancelOrder cancelOrder) {
		return new OrderRefunds(cancelOrder);
	}

	@Bean
	OrderSearch orderSearch(OrderStore store, Tickets tickets, Sagas sagas, SaleTerms terms) {
		return new OrderSearch(store, tickets, sagas, new OrderTerms(terms));
	}

	@Bean
	OrderPayments orderPayments(ProviderBooks books, DatabaseClient database) {
		return new OrderPayments(books, database);
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "onrush.checkout-saga.serve", matchIfMissing = true)
	RouterFunction<ServerResponse> orderRoutes(PlaceOrder placeOrder, CancelOrder cancelOrder, OrderStore store,
			Tickets tickets, SaleTerms terms, OrderStream stream) {
		OwnOrders own = new OwnOrders(store);
		OrderHandler orders = new OrderHandler(placeOrder, cancelOrder, store, own, new OrderTerms(terms), stream);
		return orders.routes().and(new TicketHandler(own, tickets).routes());
	}

	@Bean
	OrderStream orderStream(OrderStore store, Sagas sagas, CheckoutProperties properties, RoleMeters meters) {
		return new OrderStream(store, sagas, properties.orders(), meters.registry());
	}

}
