package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the dashboard tells of the attempts to hold seats. */
@OnrushTest
class HoldFiguresIT {

    @Test
    void theDashboardTellsHowAttemptsToHoldSeatsEnded(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("seatsPerVisitor", 2), onsale -> {});
        assertThat(figures(shop, sale).get("placed").asInt()).isZero();

        Shopper first = shop.shopper().admittedTo(sale);
        first.hold(sale, "stalls-A-1").expect(201);
        first.hold(sale, "stalls-A-2", "stalls-A-3").expectProblem(409, "seat-limit-reached");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expectProblem(409, "seats-unavailable");
        shop.shopper().hold(sale, "stalls-A-4").expectProblem(403, "pass-required");
        first.send("POST", sale.event() + "/holds", Map.of()).expectProblem(400, "invalid-hold");

        JsonNode holds = await().until(() -> figures(shop, sale), figures -> figures.at("/refused/pass").asInt() == 1);
        assertThat(holds.get("placed").asInt()).isEqualTo(1);
        assertThat(holds.at("/refused/seats-unavailable").asInt()).isEqualTo(1);
        assertThat(holds.at("/refused/seat-limit-reached").asInt()).isEqualTo(1);
        assertThat(holds.get("errors").asInt()).isZero();
    }

    private static JsonNode figures(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/onsales/" + sale.onsaleId() + "/dashboard", null).expect(200).json().get("holds");
    }
}
