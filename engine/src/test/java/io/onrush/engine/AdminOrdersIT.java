package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders as the organiser finds and refunds them. */
@OnrushTest
class AdminOrdersIT {

    @Test
    void anOrderIsFoundByItsIdItsHoldItsSeatAndItsBuyer(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        String orderId = bought(shopper, hold);
        String other = bought(shopper, shopper.hold(sale, "stalls-A-2").expect(201));

        assertThat(found(shop, "eventId=" + sale.eventId())).containsExactly(other, orderId);
        assertThat(found(shop, "q=" + orderId)).containsExactly(orderId);
        assertThat(found(shop, "q=" + hold.text("holdId"))).containsExactly(orderId);
        assertThat(found(shop, "q=stalls-A-1&eventId=" + sale.eventId())).containsExactly(orderId);
        assertThat(found(shop, "q=SHOPPER%40exam&eventId=" + sale.eventId())).containsExactly(other, orderId);
        assertThat(found(shop, "q=hopper&eventId=" + sale.eventId())).isEmpty();
        assertThat(found(shop, "q=shopper_example&eventId=" + sale.eventId())).isEmpty();
        assertThat(found(shop, "status=CONFIRMED&eventId=" + sale.eventId())).hasSize(2);
        assertThat(found(shop, "status=FAILED&eventId=" + sale.eventId())).isEmpty();
    }

    @Test
    void aSearchGoesOnWhereThePageEnds(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String first = bought(shopper, shopper.hold(sale, "stalls-A-1").expect(201));
        String second = bought(shopper, shopper.hold(sale, "stalls-A-2").expect(201));
        String third = bought(shopper, shopper.hold(sale, "stalls-A-3").expect(201));

        Reply page = shop.admin("GET", "/orders?limit=2&eventId=" + sale.eventId(), null).expect(200);
        assertThat(ids(page)).containsExactly(third, second);
        Reply rest = shop.admin("GET", "/orders?limit=2&eventId=" + sale.eventId() + "&before=" + page.text("next"), null).expect(200);
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.text("next")).isNull();
        assertThat(rest.json().at("/orders/0/visitorId").asString()).isEqualTo(shopper.visitorId());
        assertThat(rest.json().at("/orders/0/seats/0/id").asString()).isEqualTo("stalls-A-1");
    }

    @Test
    void aSearchNamesEveryWrongParameter(Shop shop) {
        assertThat(shop.admin("GET", "/orders?eventId=x&status=SOLD&before=y&limit=0&q=" + "a".repeat(255), null)
                        .expectProblem(400, "invalid-search").errorFields())
                .containsExactly("eventId", "status", "q", "before", "limit");
    }

    @Test
    void anOrderIsShownWithItsTicketsAndItsProgress(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = bought(shopper, shopper.hold(sale, "stalls-A-1").expect(201));

        Reply order = shop.admin("GET", "/orders/" + orderId, null).expect(200);
        assertThat(order.text("status")).isEqualTo("CONFIRMED");
        assertThat(order.text("email")).isEqualTo("shopper@example.org");
        assertThat(order.text("cancellableUntil")).isNotNull();
        assertThat(order.json().at("/tickets/0/seat").asString()).isEqualTo("stalls-A-1");
        assertThat(order.json().get("progress").valueStream().map(step -> step.get("step").asString()))
                .containsExactly("claim-seats", "authorize-payment", "confirm-hold", "capture-payment", "issue-tickets");
        assertThat(order.json().at("/progress/0/at").asString()).endsWith("Z");
        shop.admin("GET", "/orders/x", null).expectProblem(404, "order-not-found");
        shop.admin("GET", "/orders/00000000-0000-4000-8000-000000000000", null).expectProblem(404, "order-not-found");
    }

    @Test
    void aRefundGivesTheSeatsBackThoughTheBuyersWindowIsOver(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("cancellationMinutes", 0), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = bought(shopper, shopper.hold(sale, "stalls-A-1").expect(201));

        shop.admin("POST", "/orders/" + orderId + "/refund", null).expectProblem(400, "idempotency-key-required");
        Reply accepted = refund(shop, orderId, "once").expect(202);
        assertThat(accepted.text("orderId")).isEqualTo(orderId);
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/admin/orders/" + orderId);
        assertThat(refund(shop, orderId, "\"once\"").expect(202).json()).isEqualTo(accepted.json());
        shopper.awaitOrder(orderId, "CANCELLED");
        refund(shop, orderId, "twice").expectProblem(409, "order-already-cancelled");
        refund(shop, "00000000-0000-4000-8000-000000000000", "none").expectProblem(404, "order-not-found");
        await().until(() -> shop.get(sale.event() + "/availability").text("seats").charAt(0) == 'A');

        Reply log = shop.admin("GET", "/actions?subject=" + orderId, null).expect(200);
        assertThat(log.json().get("actions").valueStream().map(action -> action.get("outcome").asString()))
                .containsExactly("REFUSED", "DONE", "DONE", "REFUSED");
        assertThat(log.json().toString()).doesNotContain("example.org");
    }

    @Test
    void whatWasNotSoldIsNotRefunded(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_declined").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "FAILED");
        refund(shop, orderId, "k").expectProblem(409, "order-not-confirmed");
    }

    private static String bought(Shopper shopper, Reply hold) {
        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        return orderId;
    }

    private static Reply refund(Shop shop, String orderId, String key) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Authorization", Shop.basic(Shop.ADMIN_PASSWORD));
        headers.put("Idempotency-Key", key);
        return shop.http().send("POST", "/api/v1/admin/orders/" + orderId + "/refund", headers, null);
    }

    private static List<String> found(Shop shop, String query) {
        return ids(shop.admin("GET", "/orders?" + query, null).expect(200));
    }

    private static List<String> ids(Reply page) {
        return page.json().get("orders").valueStream().map(order -> order.get("orderId").asString()).toList();
    }
}
