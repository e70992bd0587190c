package io.onrush.checkout.order;

import java.util.UUID;

import io.onrush.checkout.payment.Payments;
import io.onrush.checkout.saga.OpenSaga;
import io.onrush.checkout.saga.Sagas;

import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/** Enters orders with all that belongs to them; part of the transaction that accepts the order. */
final class NewOrders {

	private final OrderStore orders;

	private final Payments payments;

	private final Sagas sagas;

	private final IdGenerator ids;

	NewOrders(OrderStore orders, Payments payments, Sagas sagas, IdGenerator ids) {
		this.orders = orders;
		this.payments = payments;
		this.sagas = sagas;
		this.ids = ids;
	}

	/** Empty, and no change, when the hold was ordered before. */
	Mono<Entered> enter(HeldSeats held, OrderRequest request) {
		return Mono.defer(() -> {
			Order order = Order.pending(this.ids.generateId(), held, request.email(), this.orders.now());
			return this.orders.insert(order)
				.filter(Boolean::booleanValue)
				.flatMap(inserted -> this.payments.open(order.id(), order.total(), request.paymentToken())
					.then(this.sagas.open(PurchaseSaga.KIND, order.id())))
				.map(saga -> new Entered(order.id(), saga));
		});
	}

	/** A new order and its saga, which starts after the commit. */
	record Entered(UUID orderId, OpenSaga saga) {
	}

}
