package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is written down of an event: seats, holds, claims, tickets, and the money at the provider. */
@OnrushTest
class AdminBooksIT {

    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    @Test
    void theSeatsAreThoseOfRedis(Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);

        Reply seats = shop.admin("GET", "/events/" + sale.eventId() + "/seats", null).expect(200);
        assertThat(seats.text("seats")).hasSize(277).startsWith("HAAA");
        assertThat(seats.json().get("seq").asLong()).isEqualTo(1);
    }

    @Test
    void liveHoldsAreListedByDeadlineAndTheListGoesOnWhereThePageEnds(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        List<String> placed = new ArrayList<>();
        for (String seat : List.of("stalls-A-1", "stalls-A-2", "stalls-A-3")) {
            placed.add(shopper.hold(sale, seat).expect(201).text("holdId"));
        }

        Reply first = shop.admin("GET", "/events/" + sale.eventId() + "/holds?limit=2", null).expect(200);
        Reply rest = shop.admin("GET", "/events/" + sale.eventId() + "/holds?limit=2&after=" + first.text("next"), null).expect(200);
        List<JsonNode> holds = new ArrayList<>(items(first, "holds"));
        holds.addAll(items(rest, "holds"));
        assertThat(items(first, "holds")).hasSize(2);
        assertThat(rest.text("next")).isNull();
        assertThat(holds.stream().map(hold -> hold.get("holdId").asString())).containsExactlyInAnyOrderElementsOf(placed);
        assertThat(holds.stream().map(hold -> Instant.parse(hold.get("expiresAt").asString()))).isSorted();
        assertThat(holds).allSatisfy(hold -> {
            assertThat(hold.get("state").asString()).isEqualTo("HELD");
            assertThat(hold.get("visitorId").asString()).isEqualTo(shopper.visitorId());
            assertThat(hold.get("seats")).hasSize(1);
        });
        assertThat(first.json().get("seq")).isEqualTo(rest.json().get("seq"));
        assertThat(Instant.parse(first.text("at"))).isBefore(Instant.parse(holds.getFirst().get("expiresAt").asString()));
    }

    @Test
    void whatWasSoldIsFoundAsClaimsTicketsAndMoney(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1", "stalls-A-2").expect(201), "tok_visa").expect(202).text("orderId");
        Reply order = shopper.awaitOrder(orderId, "CONFIRMED");

        Reply claims = shop.admin("GET", "/events/" + sale.eventId() + "/claims?limit=1", null).expect(200);
        assertThat(items(claims, "claims").getFirst().get("seat").asString()).isEqualTo("stalls-A-1");
        assertThat(items(claims, "claims").getFirst().get("orderId").asString()).isEqualTo(orderId);
        claims = shop.admin("GET", "/events/" + sale.eventId() + "/claims?limit=1&after=" + claims.text("next"), null).expect(200);
        assertThat(items(claims, "claims").getFirst().get("seat").asString()).isEqualTo("stalls-A-2");
        assertThat(claims.text("next")).isNull();

        Reply tickets = shop.admin("GET", "/events/" + sale.eventId() + "/tickets?limit=1", null).expect(200);
        Reply others = shop.admin("GET", "/events/" + sale.eventId() + "/tickets?after=" + tickets.text("next"), null).expect(200);
        assertThat(List.of(tickets.json().at("/tickets/0/seat").asString(), others.json().at("/tickets/0/seat").asString()))
                .containsExactlyInAnyOrder("stalls-A-1", "stalls-A-2");
        assertThat(others.json().at("/tickets/0/orderId").asString()).isEqualTo(orderId);

        JsonNode payment = payment(shop, orderId);
        assertThat(payment.get("orderId").asString()).isEqualTo(orderId);
        assertThat(payment.get("eventId").asString()).isEqualTo(sale.eventId());
        assertThat(payment.get("orderStatus").asString()).isEqualTo("CONFIRMED");
        assertThat(payment.get("status").asString()).isEqualTo("captured");
        assertThat(payment.get("captured")).isEqualTo(order.json().get("total"));
        assertThat(payment.at("/refunded/amount").asLong()).isZero();
    }

    @Test
    void aCancelledOrderHasNoValidTicketAndNoMoney(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        shopper.cancel(orderId, "cancel").expect(202);
        shopper.awaitOrder(orderId, "CANCELLED");

        await().untilAsserted(() -> assertThat(items(shop.admin("GET", "/events/" + sale.eventId() + "/claims", null).expect(200), "claims")).isEmpty());
        assertThat(items(shop.admin("GET", "/events/" + sale.eventId() + "/tickets", null).expect(200), "tickets")).isEmpty();
        JsonNode payment = payment(shop, orderId);
        assertThat(payment.get("status").asString()).isEqualTo("refunded");
        assertThat(payment.get("refunded")).isEqualTo(payment.get("captured"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seats", "/holds", "/claims", "/tickets"})
    void theBooksOfAnEventThatIsNotThereAreNotFound(String book, Shop shop) {
        shop.admin("GET", "/events/" + NOBODYS + book, null).expectProblem(404, "event-not-found");
        shop.admin("GET", "/events/x" + book, null).expectProblem(404, "event-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/" + NOBODYS + "/seats", "/events/" + NOBODYS + "/holds", "/events/" + NOBODYS + "/claims",
        "/events/" + NOBODYS + "/tickets", "/payments"})
    void theBooksAreForAdminsOnly(String book, Shop shop) {
        shop.get("/api/v1/admin" + book).expectProblem(401, "admin-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/" + NOBODYS + "/holds", "/events/" + NOBODYS + "/claims", "/events/" + NOBODYS + "/tickets"})
    void aWrongPageIsNamed(String book, Shop shop) {
        assertThat(shop.admin("GET", book + "?after=x&limit=201", null).expectProblem(400, "invalid-search").errorFields()).containsExactly("after", "limit");
    }

    /** The payments of all tests of this engine are listed: the one of this order is on one of the pages. */
    private static JsonNode payment(Shop shop, String orderId) {
        String after = "";
        do {
            Reply page = shop.admin("GET", "/payments?limit=200&after=" + after, null).expect(200);
            for (JsonNode payment : page.json().get("payments")) {
                if (payment.get("key").asString().equals("order-" + orderId)) {
                    return payment;
                }
            }
            after = page.text("next");
        } while (after != null);
        throw new AssertionError("no payment of order " + orderId);
    }

    private static List<JsonNode> items(Reply reply, String list) {
        return reply.json().get(list).valueStream().toList();
    }
}
