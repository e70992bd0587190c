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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How an onsale lets people in, and what becomes of them when that is switched. */
@OnrushTest
class ModesIT {

    @Test
    void byArrivalEverybodyKnowsTheirPositionAtOnceAndNothingIsDrawn(Shop shop) {
        Shop.Sale sale = inAnHour(shop, Map.of("mode", "FIFO"));
        List<Shopper> crowd = joined(shop, sale, 5);
        for (int i = 0; i < crowd.size(); i++) {
            assertThat(crowd.get(i).place(sale).expect(200).json().get("position").asInt()).isEqualTo(i);
        }
        crowd.getFirst().pass(sale).expectProblem(409, "not-your-turn");

        steer(shop, sale, "open");

        crowd.forEach(shopper -> shopper.admittedTo(sale));
        assertThat(shop.get(sale.onsale() + "/draw").expect(200).json().get("drawn").asBoolean()).isFalse();
        change(shop, sale, Map.of("mode", "RANDOM")).expectProblem(400, "invalid-onsale");
    }

    @Test
    void aLotteryTellsEverybodyWhetherTheyWonAndCallsNobodyElse(Shop shop) {
        Shop.Sale sale = inAnHour(shop, Map.of("mode", "LOTTERY", "winners", 3));
        List<Shopper> crowd = joined(shop, sale, 8);
        assertThat(crowd.getFirst().place(sale).json().get("won").isNull()).as("before the draw").isTrue();

        steer(shop, sale, "open");
        await().until(() -> crowd.stream().noneMatch(shopper -> shopper.place(sale).json().get("won").isNull()));

        List<Shopper> winners = crowd.stream().filter(shopper -> shopper.place(sale).json().get("won").asBoolean()).toList();
        List<Shopper> losers = crowd.stream().filter(shopper -> !winners.contains(shopper)).toList();
        assertThat(winners).hasSize(3);
        winners.forEach(winner -> winner.admittedTo(sale));
        losers.forEach(loser -> loser.pass(sale).expectProblem(409, "not-drawn"));
        assertThat(joined(shop, sale, 1).getFirst().place(sale).json().get("won").asBoolean()).as("who comes later").isFalse();
        change(shop, sale, Map.of("winners", 2)).expectProblem(400, "invalid-onsale");

        change(shop, sale, Map.of("mode", "RANDOM")).expect(200);
        losers.forEach(loser -> loser.admittedTo(sale));
    }

    @Test
    void everybodyPassesThroughWhateverTheSlotsAndTheRate(Shop shop) {
        Shop.Sale sale = open(shop, Map.of("mode", "PASS_THROUGH", "maxActive", 1, "admissionsPerMinute", 1));

        List<Shopper> crowd = joined(shop, sale, 6);
        crowd.forEach(shopper -> shopper.admittedTo(sale));

        Reply status = shop.get(sale.onsale() + "/queue").expect(200);
        assertThat(status.json().get("entrants").asInt()).as("still counted").isEqualTo(6);
        crowd.getLast().hold(sale, "stalls-A-1").expect(201);
        change(shop, sale, Map.of("mode", "FIFO")).expect(200);
        Shopper late = joined(shop, sale, 1).getFirst();
        late.pass(sale).expectProblem(409, "not-your-turn");
    }

    @Test
    void aClosedRoomSaysWhyAndKeepsThePlaces(Shop shop) {
        Shop.Sale sale = open(shop, Map.of("mode", "FIFO", "maxActive", 1));
        Shopper inside = shop.shopper().admittedTo(sale);
        Shopper waiting = joined(shop, sale, 1).getFirst();

        change(shop, sale, Map.of("mode", "CLOSED", "message", "Back at noon")).expect(200);

        assertThat(shop.shopper().join(sale).expectProblem(409, "room-closed").text("detail")).isEqualTo("Back at noon");
        assertThat(shop.get(sale.onsale() + "/queue").expect(200).text("message")).isEqualTo("Back at noon");
        assertThat(waiting.place(sale).expect(200).text("phase")).isEqualTo("PAUSED");
        inside.hold(sale, "stalls-A-1").expect(201);
        inside.leave(sale).expect(204);
        waiting.pass(sale).expectProblem(409, "not-your-turn");

        change(shop, sale, Map.of("mode", "FIFO", "message", "")).expect(200);
        waiting.admittedTo(sale);
        assertThat(waiting.join(sale).expect(200).json().get("index").asInt()).as("the same place").isEqualTo(1);
    }

    @Test
    void aRoomOnStandbyOpensWhenMoreComeThanItIsSetFor(Shop shop) {
        Shop.Sale sale = open(shop, Map.of("mode", "STANDBY", "standbyAbove", 10, "admissionsPerMinute", 60));
        await().until(() -> isThrough(shop, sale));
        Stream.generate(shop::shopper).limit(5).forEach(early -> early.admittedTo(sale));
        assertThat(isThrough(shop, sale)).isTrue();

        List<Shopper> rush = joined(shop, sale, 30);

        await().until(() -> !isThrough(shop, sale));
        rush.getLast().pass(sale).expectProblem(409, "not-your-turn");
    }

    @Test
    void nobodyIsLostByAnySwitch(Shop shop) {
        Shop.Sale sale = open(shop, Map.of("mode", "FIFO", "maxActive", 2));
        Map<Shopper, Integer> places = new HashMap<>();
        for (String mode : List.of("STANDBY", "CLOSED", "FIFO", "STANDBY", "PASS_THROUGH", "CLOSED", "STANDBY", "PASS_THROUGH", "FIFO")) {
            if (!shop.admin("GET", "/onsales/" + sale.onsaleId(), null).text("mode").equals("CLOSED")) {
                for (int i = 0; i < 2; i++) {
                    Shopper shopper = shop.shopper();
                    places.put(shopper, shopper.join(sale).expect(201).json().get("index").asInt());
                }
            }
            change(shop, sale, Map.of("mode", mode, "standbyAbove", 1)).expect(200);
        }
        places.forEach((shopper, index) -> assertThat(shopper.place(sale).expect(200).json().get("position").asInt()).isEqualTo(index));

        change(shop, sale, Map.of("maxActive", 100)).expect(200);
        places.keySet().forEach(shopper -> shopper.admittedTo(sale));
    }

    private static boolean isThrough(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/onsales/" + sale.onsaleId() + "/dashboard", null).expect(200).json().at("/queue/through").asBoolean();
    }

    private static List<Shopper> joined(Shop shop, Shop.Sale sale, int visitors) {
        List<Shopper> crowd = Stream.generate(shop::shopper).limit(visitors).toList();
        crowd.forEach(shopper -> shopper.join(sale).expect(201));
        return crowd;
    }

    private static Shop.Sale open(Shop shop, Map<String, Object> terms) {
        return shop.openSale(event -> {}, onsale -> onsale.putAll(terms));
    }

    private static Shop.Sale inAnHour(Shop shop, Map<String, Object> terms) {
        return shop.openSale(event -> {}, onsale -> {
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
            onsale.putAll(terms);
        });
    }

    private static Reply change(Shop shop, Shop.Sale sale, Map<String, Object> terms) {
        return shop.admin("PATCH", "/onsales/" + sale.onsaleId(), terms);
    }

    private static void steer(Shop shop, Shop.Sale sale, String how) {
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/" + how, null).expect(200);
    }
}
