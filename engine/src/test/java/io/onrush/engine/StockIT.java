package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Items that are sold by number, from the event to the ticket, each test followed by the oracle. */
@OnrushTest
class StockIT {

    @Test
    void anItemIsHeldBoughtAndCancelled(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("standing", 40), Shop.item("programme", 5));
        Reply event = shop.get(sale.event()).expect(200);
        assertThat(event.json().get("items").valueStream().map(item -> item.get("sku").asString())).containsExactly("standing", "programme");
        assertThat(event.json().get("priceRange").get("from").get("amount").asInt()).isEqualTo(3000);
        Shopper shopper = shop.shopper().admittedTo(sale);

        Reply hold = shopper.holdItems(sale, "standing", 3).expect(201);
        assertThat(hold.text("holdId")).hasSize(45);
        assertThat(hold.json().get("total").get("amount").asInt()).isEqualTo(9000);
        assertThat(shopper.get("/api/v1/holds/" + hold.text("holdId")).expect(200).json()).isEqualTo(hold.json());
        awaitLeft(shop, sale, "standing", 37);

        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        Reply order = shopper.awaitOrder(orderId, "CONFIRMED");
        assertThat(order.json().get("items").get(0).get("quantity").asInt()).isEqualTo(3);
        assertThat(order.json().get("items").get(0).get("total").get("amount").asInt()).isEqualTo(9000);
        Reply tickets = shopper.get("/api/v1/orders/" + orderId + "/tickets").expect(200);
        assertThat(tickets.json().valueStream().map(ticket -> ticket.get("item").asString())).containsExactly("One standing", "One standing", "One standing");
        assertThat(tickets.json().valueStream().map(ticket -> ticket.get("code").asString()).distinct()).hasSize(3);
        shopper.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null).expectProblem(409, "hold-ordered");
        awaitLeft(shop, sale, "standing", 37);

        shopper.cancel(orderId, "changed-my-mind").expect(202);
        shopper.awaitOrder(orderId, "CANCELLED");
        awaitLeft(shop, sale, "standing", 40);
    }

    @Test
    void ofManyWhoWantMoreThanThereIsExactlyAsManyGetIt(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("seatsPerVisitor", 3), Shop.item("print", 45));
        List<Shopper> crowd = IntStream.range(0, 24).mapToObj(i -> shop.shopper().admittedTo(sale)).toList();

        List<Integer> answers = crowd.parallelStream().map(shopper -> shopper.holdItems(sale, "print", 3).status()).toList();
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(15);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(9);
        awaitLeft(shop, sale, "print", 0);
    }

    @Test
    void aHoldIsServedFromAllSubBucketsTogether(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("seatsPerVisitor", 100), Shop.item("print", 80));
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 80).expect(201);

        Reply refused = shop.shopper().admittedTo(sale).holdItems(sale, "print", 1).expectProblem(409, "stock-unavailable");
        assertThat(refused.json().get("items").get(0).get("sku").asString()).isEqualTo("print");
        assertThat(refused.json().get("items").get(0).get("left").asInt()).isZero();
    }

    @Test
    void severalItemsAreHeldAllOrNone(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("a", 4), Shop.item("b", 2));
        Shopper first = shop.shopper().admittedTo(sale);
        first.send("POST", sale.event() + "/holds", both(1, 2)).expect(201);

        Reply refused = shop.shopper().admittedTo(sale).send("POST", sale.event() + "/holds", both(3, 1)).expectProblem(409, "stock-unavailable");
        assertThat(refused.json().get("items").get(0).get("sku").asString()).isEqualTo("b");
        shop.shopper().admittedTo(sale).holdItems(sale, "a", 3).expect(201);
    }

    @Test
    void aReleasedHoldIsOnSaleAgain(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));
        Shopper shopper = shop.shopper().admittedTo(sale);
        String hold = "/api/v1/holds/" + shopper.holdItems(sale, "print", 2).expect(201).text("holdId");
        shop.shopper().send("DELETE", hold, null).expectProblem(404, "hold-not-found");

        shopper.send("DELETE", hold, null).expect(204);
        shopper.send("DELETE", hold, null).expect(204);
        shopper.get(hold).expectProblem(404, "hold-not-found");
        shopper.holdItems(sale, "print", 2).expect(201);
    }

    @Test
    void aHoldThatIsNotBoughtLapsesByItself(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("holdSeconds", 5), Shop.item("print", 2));
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.holdItems(sale, "print", 2).expect(201);
        awaitLeft(shop, sale, "print", 0);

        await().atMost(Duration.ofSeconds(7)).until(() -> left(shop, sale, "print") == 2);
        shopper.order(hold, "tok_visa").expectProblem(409, "hold-expired");
        shopper.holdItems(sale, "print", 2).expect(201);
    }

    @Test
    void aDeclinedCardPutsTheUnitsBackOnSale(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.holdItems(sale, "print", 2).expect(201), "tok_declined").expect(202).text("orderId");

        assertThat(shopper.awaitOrder(orderId, "FAILED").text("reason")).isEqualTo("payment-declined");
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 2).expect(201);
    }

    @Test
    void aRepeatedRequestWithItsKeyFindsItsHold(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 3));
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply first = shopper.withKey("key", "POST", sale.event() + "/holds", Shopper.items("print", 2)).expect(201);

        assertThat(shopper.withKey("key", "POST", sale.event() + "/holds", Shopper.items("print", 2)).expect(201).json()).isEqualTo(first.json());
        shopper.withKey("key", "POST", sale.event() + "/holds", Shopper.items("print", 1)).expectProblem(422, "idempotency-key-reused");
        shopper.send("DELETE", "/api/v1/holds/" + first.text("holdId"), null).expect(204);
        shopper.withKey("key", "POST", sale.event() + "/holds", Shopper.items("print", 2)).expectProblem(409, "stock-unavailable");
        awaitLeft(shop, sale, "print", 3);
    }

    @Test
    void theLimitCountsSeatsAndUnitsTogether(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {
            event.put("seatsPerVisitor", 3);
            event.put("items", List.of(Shop.item("standing", 50)));
        }, onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        shopper.hold(sale, "stalls-A-1").expect(201);
        Reply units = shopper.holdItems(sale, "standing", 2).expect(201);

        assertThat(shopper.holdItems(sale, "standing", 1).expectProblem(409, "seat-limit-reached").json().get("has").asInt()).isEqualTo(3);
        shopper.hold(sale, "stalls-A-2").expectProblem(409, "seat-limit-reached");
        shopper.send("DELETE", "/api/v1/holds/" + units.text("holdId"), null).expect(204);
        shopper.hold(sale, "stalls-A-2", "stalls-A-3").expect(201);
        awaitLeft(shop, sale, "standing", 50);
    }

    @Test
    void watchersAreToldOfSeatsAndOfStock(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("items", List.of(Shop.item("standing", 50))), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        try (EventStream stream = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            assertThat(stream.next("snapshot").json().get("stock").get("standing").asInt()).isEqualTo(50);
            shopper.holdItems(sale, "standing", 2).expect(201);
            assertThat(stream.next("stock").json().get("stock").get("standing").asInt()).isEqualTo(48);
            shopper.hold(sale, "stalls-A-1").expect(201);
            assertThat(stream.next("changes").json().get("changes").get(0).get(1).asString()).isEqualTo("H");
        }
    }

    @Test
    void anEventWithoutSeatsHasAnEmptyMap(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));

        assertThat(shop.get(sale.event() + "/availability").expect(200).text("seats")).isEmpty();
        assertThat(shop.get(sale.event() + "/seat-map").expect(200).json().get("sections").isEmpty()).isTrue();
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expectProblem(400, "invalid-hold");
        assertThat(shop.admin("GET", "/events", null).expect(200).json().get("events").valueStream()
                .filter(event -> event.get("eventId").asString().equals(sale.eventId()))
                .findFirst().orElseThrow().get("venueId").isNull()).isTrue();
    }

    @Test
    void anUnknownOrWrongItemIsNamed(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("seatsPerVisitor", 4), Shop.item("print", 20));
        Shopper shopper = shop.shopper().admittedTo(sale);
        List<Map<String, Object>> wrong = List.of(
                Map.of("sku", "poster", "quantity", 1), Map.of("sku", "print", "quantity", 3), Map.of("sku", "print", "quantity", 1), Map.of("sku", "print"));

        assertThat(shopper.send("POST", sale.event() + "/holds", Map.of("items", wrong)).expectProblem(400, "invalid-hold").errorFields())
                .containsExactly("items[0].sku", "items[2].sku", "items[3].sku");
        assertThat(shopper.holdItems(sale, "print", 5).expectProblem(400, "invalid-hold").errorFields()).containsExactly("items[0].quantity");
        assertThat(shopper.send("POST", sale.event() + "/holds", Map.of("items", List.of())).expectProblem(400, "invalid-hold").errorFields()).containsExactly("items");
    }

    @Test
    void anEmptyListIsWhatIsNotAskedFor(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("items", List.of(Shop.item("print", 20))), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        Map<String, Object> print = Map.of("sku", "print", "quantity", 1);

        shopper.send("POST", sale.event() + "/holds", Map.of("seats", List.of(), "items", List.of(print))).expect(201);
        shopper.send("POST", sale.event() + "/holds", Map.of("seats", List.of("stalls-A-1"), "items", List.of())).expect(201);
        assertThat(shopper.send("POST", sale.event() + "/holds", Map.of("seats", List.of("stalls-A-2"), "items", List.of(print)))
                .expectProblem(400, "invalid-hold").errorFields()).containsExactly("items");
    }

    @Test
    void anEventIsCreatedWithWhatItSellsOnly(Shop shop) {
        Map<String, Object> body = shop.eventBody("", Shop.hall());
        body.remove("venueId");
        body.put("items", List.of(
                Shop.item("a b", 1), Shop.item("ok", 0), Shop.item("ok", 1), Map.of("sku", "x", "name", "", "price", Map.of("amount", 1, "currency", "USD"), "quantity", 1)));

        assertThat(shop.admin("POST", "/events", body).expectProblem(400, "invalid-event").errorFields())
                .contains("prices", "items[0].sku", "items[1].quantity", "items[2].sku", "items[3].name");
    }

    @Test
    void theAdminSeesHoldsClaimsAndSalesInUnits(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        Shopper buyer = shop.shopper().admittedTo(sale);
        buyer.awaitOrder(buyer.order(buyer.holdItems(sale, "print", 2).expect(201), "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 3).expect(201);

        Reply holds = shop.admin("GET", "/events/" + sale.eventId() + "/holds", null).expect(200);
        assertThat(holds.json().get("holds").get(0).get("items").get(0).get("quantity").asInt()).isEqualTo(3);
        JsonNode book = shop.admin("GET", "/events/" + sale.eventId() + "/stock", null).expect(200).json().get("items").get(0);
        assertThat(List.of(book.get("quantity").asInt(), book.get("left").asInt(), book.get("held").asInt(), book.get("sold").asInt())).containsExactly(20, 15, 3, 2);
        assertThat(shop.admin("GET", "/events/" + sale.eventId() + "/tickets", null).expect(200).json().get("tickets").size()).isEqualTo(2);
        await().until(() -> shop.admin("GET", "/onsales/" + sale.onsaleId() + "/dashboard", null).json().get("sales").get("seatsSold").asInt() == 2);
    }

    private static Map<String, Object> both(int a, int b) {
        return Map.of("items", List.of(Map.of("sku", "b", "quantity", b), Map.of("sku", "a", "quantity", a)));
    }

    private static void awaitLeft(Shop shop, Shop.Sale sale, String sku, int units) {
        await().until(() -> left(shop, sale, sku) == units);
    }

    private static int left(Shop shop, Shop.Sale sale, String sku) {
        return shop.get(sale.event() + "/availability").expect(200).json().get("stock").get(sku).asInt();
    }
}
