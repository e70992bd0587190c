package io.onrush.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.onrush.client.ApiClient;
import io.onrush.client.ApiException;
import io.onrush.client.api.EventsApi;
import io.onrush.client.api.HoldsApi;
import io.onrush.client.api.OrdersApi;
import io.onrush.client.api.VisitorsApi;
import io.onrush.client.api.WaitingRoomApi;
import io.onrush.client.model.Event;
import io.onrush.client.model.Hold;
import io.onrush.client.model.NewOrder;
import io.onrush.client.model.Order;
import io.onrush.client.model.OrderStatus;
import io.onrush.client.model.Phase;
import io.onrush.client.model.Place;
import io.onrush.client.model.NewHold;
import io.onrush.client.model.Ticket;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a partner's program does: a client generated from the contract, and nothing known but the contract. */
@OnrushTest
class GeneratedClientIT {

    @Test
    void aGeneratedClientBuysATicket(Shop shop) throws ApiException {
        UUID eventId = UUID.fromString(shop.openSale().eventId());
        ApiClient client = new ApiClient().setScheme("http").setHost("localhost").setPort(shop.port());
        String token = new VisitorsApi(client).registerVisitor().getToken();
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));

        Event event = new EventsApi(client).getEvent(eventId);
        assertThat(event.getOnsale().getPhase()).isIn(Phase.QUEUEING, Phase.OPEN);
        String pass = admitted(new WaitingRoomApi(client), event.getOnsale().getOnsaleId());
        Hold hold = new HoldsApi(client).placeHold(pass, eventId, new NewHold().addSeatsItem("stalls-A-1"), null);
        OrdersApi orders = new OrdersApi(client);
        UUID orderId = orders.placeOrder("my-key", new NewOrder().holdId(hold.getHoldId()).email("ada@example.org").paymentToken("tok_visa")).getOrderId();
        Order order = await().until(() -> orders.getOrder(orderId), now -> now.getStatus() == OrderStatus.CONFIRMED);
        List<Ticket> tickets = orders.listTickets(orderId);

        assertThat(order.getTotal()).isEqualTo(hold.getTotal());
        assertThat(tickets).extracting(Ticket::getSeat).containsExactly("stalls-A-1");
        assertThat(orders.getTicketQr(orderId, tickets.getFirst().getTicketId())).content().contains("<svg");
    }

    @Test
    void aRefusalReachesItAsAProblem(Shop shop) {
        ApiClient client = new ApiClient().setScheme("http").setHost("localhost").setPort(shop.port());
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> new EventsApi(client).getEvent(UUID.nameUUIDFromBytes(new byte[] {1})))
                .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(404))
                .satisfies(refused -> assertThat(refused.getResponseBody()).contains("/event-not-found"));
    }

    private static String admitted(WaitingRoomApi waitingRoom, UUID onsaleId) throws ApiException {
        Place place = waitingRoom.joinQueue(onsaleId, null, null);
        await().until(() -> waitingRoom.getMyPlace(place.getTicket(), onsaleId).getAdmitted());
        return waitingRoom.getPass(place.getTicket(), onsaleId).getPass();
    }
}
