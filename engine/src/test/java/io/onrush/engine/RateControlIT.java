package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rate follows the sale, says why, and stops with the stock; each test followed by the oracle. */
@OnrushTest
class RateControlIT {

    @Test
    void theQueueStopsPromisingWhenEverythingIsSoldAndGoesOnWhenSomethingComesBack(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));
        Shopper buyer = shop.shopper().admittedTo(sale);
        JsonNode before = await().until(() -> outlook(shop, sale), outlook -> !outlook.isNull());
        assertThat(before.get("left").asInt()).isEqualTo(2);
        assertThat(before.at("/priceRange/from/amount").asInt()).isEqualTo(3_000);

        String orderId = buyer.order(buyer.holdItems(sale, "print", 2).expect(201), "tok_visa").expect(202).text("orderId");
        buyer.awaitOrder(orderId, "CONFIRMED");
        await().until(() -> outlook(shop, sale).get("soldOut").asBoolean());
        await().until(() -> shop.get(sale.onsale() + "/queue").expect(200).json().get("ratePerMinute").asInt() == 0);
        assertThat(outlook(shop, sale).get("gone").get(0).asString()).isEqualTo("One print");
        Shopper late = shop.shopper();
        late.join(sale).expect(201);
        JsonNode place = await().until(() -> late.place(sale).expect(200).json(), me -> me.get("ahead").isNumber());
        assertThat(place.get("likelihood").asString()).isEqualTo("none");
        assertThat(place.get("etaSeconds").isNull()).isTrue();
        late.pass(sale).expectProblem(409, "not-your-turn");
        assertThat(rate(shop, sale).get("reason").asString()).isEqualTo("SOLD_OUT");

        buyer.cancel(orderId, "changed-my-mind").expect(202);
        buyer.awaitOrder(orderId, "CANCELLED");
        late.admittedTo(sale).holdItems(sale, "print", 1).expect(201);
        assertThat(reasons(shop, sale)).contains("SOLD_OUT", "BACK_ON_SALE");
    }

    @Test
    void whatAllHoldIsNotSoldAndTheQueueGoesOn(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 1));
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 1).expect(201);
        JsonNode outlook = await().until(() -> outlook(shop, sale), left -> !left.isNull() && left.get("left").asInt() == 0);
        assertThat(outlook.get("soldOut").asBoolean()).isFalse();
        shop.shopper().admittedTo(sale);
    }

    @Test
    void anAdminLetsTheRateFollowTheSaleAndReadsWhy(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> {
            onsale.put("admissionsPerMinute", 600);
            onsale.put("control", Map.of("minPerMinute", 60, "maxPerMinute", 1_200));
        });
        Reply terms = shop.admin("GET", "/onsales/" + sale.onsaleId(), null).expect(200);
        assertThat(terms.json().at("/control/maxPerMinute").asInt()).isEqualTo(1_200);
        assertThat(terms.json().at("/control/holdMillis").asInt()).isEqualTo(250);
        await().until(() -> rate(shop, sale), decision -> !decision.isNull() && !decision.get("reason").asString().equals("STARTED"));
        Shopper shopper = shop.shopper().admittedTo(sale);
        shopper.hold(sale, "stalls-A-1").expect(201);
        JsonNode seen = await().until(() -> rate(shop, sale).get("evidence"), evidence -> evidence.get("attempts").asInt() == 1 && evidence.get("held").asInt() == 1);
        assertThat(seen.get("holdMillis").asInt()).isPositive();

        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("control", Map.of("minPerMinute", 700, "maxPerMinute", 800))).expectProblem(400, "invalid-onsale");
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("admissionsPerMinute", 700, "control", Map.of("minPerMinute", 700, "maxPerMinute", 800, "holdMillis", 400))).expect(200);
        JsonNode change = shop.admin("GET", "/actions?subject=" + sale.onsaleId(), null).expect(200).json().at("/actions/0/detail/changes/control");
        assertThat(change.at("/to/holdMillis").asInt()).isEqualTo(400);
        await().until(() -> shop.get(sale.onsale() + "/queue").expect(200).json().get("ratePerMinute").asInt() >= 700);

        JsonNode fixed = shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("control", Map.of())).expect(200).json();
        assertThat(fixed.get("control").isNull()).isTrue();
        await().until(() -> rate(shop, sale).get("reason").asString().equals("FIXED"));
    }

    @Test
    void theRoomOfASiteKnowsNothingOfAStockAndHasCurvesAllTheSame(Shop shop) {
        Shop.Sale room = shop.protect("https://curves.example", onsale -> {});
        await().until(() -> reasons(shop, room).contains("FIXED"));
        assertThat(outlook(shop, room).isNull()).isTrue();
        shop.admin("PATCH", "/onsales/" + room.onsaleId(), Map.of("control", Map.of("minPerMinute", 1, "maxPerMinute", 1_000_000))).expectProblem(400, "invalid-onsale");
    }

    private static JsonNode outlook(Shop shop, Shop.Sale sale) {
        return shop.get(sale.onsale() + "/queue").expect(200).json().get("outlook");
    }

    private static JsonNode rate(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/onsales/" + sale.onsaleId() + "/dashboard", null).expect(200).json().get("rate");
    }

    private static List<String> reasons(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/onsales/" + sale.onsaleId() + "/rates?limit=720", null).expect(200).json().get("rates").valueStream()
                .map(decision -> decision.get("reason").asString()).toList();
    }
}
