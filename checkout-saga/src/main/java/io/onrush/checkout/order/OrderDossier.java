package io.onrush.checkout.order;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.onrush.checkout.saga.StepRecord;
import io.onrush.checkout.ticket.Ticket;

/**
 * All that is known of an order; also its JSON.
 *
 * @param tickets by seat; none before the confirmation
 * @param progress the steps of its sagas, in order
 */
public record OrderDossier(@JsonUnwrapped OrderJson order, String visitorId, List<Ticket> tickets,
		List<StepRecord> progress) {

	@Override
	public String toString() {
		return "OrderDossier[" + this.order.orderId() + "]";
	}

}
