package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnrushTest
class WholeSaleIT {

    @Test
    void aVisitorWaitsIsAdmittedHoldsPaysAndGetsTickets(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();

        Reply joined = shopper.join(sale).expect(201);
        assertThat(joined.json().get("index").asInt()).isZero();
        assertThat(joined.text("ticketId")).matches("[0-9a-f-]{36}");
        shopper.admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1", "stalls-A-2").expect(201);
        assertThat(hold.json().get("total").get("amount").asLong()).isEqualTo(10_000);
        assertThat(hold.json().get("fence").asLong()).isPositive();
        assertThat(shopper.get("/api/v1/holds/" + hold.text("holdId")).expect(200).json()).isEqualTo(hold.json());

        Reply order = shopper.order(hold, "tok_visa").expect(202);
        assertThat(order.text("status")).isEqualTo("PENDING");
        assertThat(order.header("Location")).isEqualTo("/api/v1/orders/" + order.text("orderId"));
        Reply confirmed = shopper.awaitOrder(order.text("orderId"), "CONFIRMED");
        assertThat(confirmed.json().get("total").get("amount").asLong()).isEqualTo(10_000);
        assertThat(shopper.ticketSeats(order.text("orderId"))).containsExactlyInAnyOrder("stalls-A-1", "stalls-A-2");
        assertThat(shopper.get("/api/v1/orders").expect(200).json().size()).isEqualTo(1);
        shopper.leave(sale).expect(204);
    }

    @Test
    void everyDocumentedReadAnswers(Shop shop) {
        Shop.Sale sale = shop.openSale();

        JsonNode event = shop.get(sale.event()).expect(200).json();
        assertThat(event.get("onsale").get("onsaleId").asString()).isEqualTo(sale.onsaleId());
        assertThat(event.get("priceRange").get("from").get("amount").asLong()).isEqualTo(5_000);
        assertThat(event.get("seatsLeft").asLong()).isEqualTo(277);
        await().until(() -> shop.get("/api/v1/events").expect(200).json().get("events").valueStream()
                .anyMatch(listed -> listed.get("eventId").asString().equals(sale.eventId())));
        JsonNode map = shop.get(sale.event() + "/seat-map").expect(200).json();
        assertThat(map.get("sections").valueStream().map(section -> section.get("name").asString()))
                .containsExactly("Stalls", "Balcony", "Box left", "Box right");
        JsonNode availability = shop.get(sale.event() + "/availability").expect(200).json();
        assertThat(availability.get("seats").asString()).isEqualTo("A".repeat(277));
        assertThat(availability.get("categories").get("Box").get("available").asInt()).isEqualTo(16);
        JsonNode status = shop.get(sale.onsale() + "/queue").expect(200).json();
        assertThat(List.copyOf(status.propertyNames())).contains("phase", "entrants", "admitted", "ratePerMinute", "opensAt");
    }

    @Test
    void theDrawIsCommittedToBeforeAndOpenedAfter(Shop shop) throws Exception {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        shop.shopper().join(sale).expect(201);
        JsonNode before = shop.get(sale.onsale() + "/draw").expect(200).json();
        assertThat(before.hasNonNull("serverSeed")).isFalse();

        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null).expect(200);
        JsonNode after = await().until(() -> shop.get(sale.onsale() + "/draw").json(), draw -> draw.hasNonNull("serverSeed"));

        byte[] seed = HexFormat.of().parseHex(after.get("serverSeed").asString());
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed));
        assertThat(digest).isEqualTo(before.get("commitment").asString()).isEqualTo(after.get("commitment").asString());
        assertThat(after.get("entrants").asInt()).isEqualTo(1);
        assertThat(after.get("algorithm").asString()).isEqualTo("swap-or-not-90");
        assertThat(after.get("beacon").isNull()).isTrue();
        assertThat(after.get("trust").asString()).isEqualTo("operator");
    }

    @Test
    void aCancelledOrderGivesMoneyAndSeatsBack(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-B-1").expect(201), "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");

        shopper.cancel(orderId, "cancel-1").expect(202);
        shopper.awaitOrder(orderId, "CANCELLED");

        shop.shopper().admittedTo(sale).hold(sale, "stalls-B-1").expect(201);
    }

    @Test
    void theDashboardShowsWhatWasSold(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply order = shopper.order(shopper.hold(sale, "box-left-1-1", "box-left-1-2").expect(201), "tok_visa").expect(202);
        shopper.awaitOrder(order.text("orderId"), "CONFIRMED");

        JsonNode dashboard = await().until(
                () -> shop.admin("GET", "/onsales/" + sale.onsaleId() + "/dashboard", null).expect(200).json(),
                json -> json.get("sales").get("seatsSold").asInt() == 2 && json.get("queue").get("active").asInt() == 1);
        assertThat(dashboard.get("sales").get("revenue").get("amount").asLong()).isEqualTo(16_000);
        assertThat(dashboard.get("queue").get("admitted").asInt()).isEqualTo(1);
        assertThat(dashboard.get("seats").get("sold").asInt()).isEqualTo(2);
    }

    @Test
    void aShopperWithACookieAloneIsTheSameVisitor(Shop shop) {
        Reply registered = shop.http().send("POST", "/api/v1/visitors", Map.of(), null).expect(201);
        String cookie = registered.header("Set-Cookie");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        Reply again = shop.http().send("POST", "/api/v1/visitors", Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))), null).expect(200);
        assertThat(again.text("visitorId")).isEqualTo(registered.text("visitorId"));
    }

}
