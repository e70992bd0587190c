package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The best seats in one request, and picks that leave a single seat. */
@OnrushTest
class BestAvailableIT {

    @Test
    void theBestSeatsAreInTheMiddleOfTheFrontAndTogether(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);

        Reply hold = best(shopper, sale, Map.of("quantity", 4)).expect(201);
        assertThat(seats(hold)).containsExactly("stalls-A-6", "stalls-A-7", "stalls-A-8", "stalls-A-9");
        assertThat(hold.json().get("warnings")).isEmpty();
        shopper.awaitOrder(shopper.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        assertThat(seats(best(shop.shopper().admittedTo(sale), sale, Map.of("quantity", 4)).expect(201))).doesNotContainAnyElementsOf(seats(hold));
    }

    @Test
    void aCategoryAndASectionCanBeAskedForAndAccessibleSeatsMustBe(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);

        assertThat(seats(best(shopper, sale, Map.of("quantity", 2, "category", "Balcony")).expect(201))).allMatch(id -> id.startsWith("balcony-A-"));
        assertThat(seats(best(shopper, sale, Map.of("quantity", 2, "section", "Box left")).expect(201))).allMatch(id -> id.startsWith("box-left"));
        assertThat(seats(best(shopper, sale, Map.of("quantity", 2, "accessible", true)).expect(201))).allMatch(id -> id.startsWith("stalls-W-"));
    }

    @Test
    void theSameKeyFindsTheSameSeatsAndIsOfNoUseForOthers(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply first = withKey(shopper, sale, Map.of("quantity", 3)).expect(201);

        assertThat(withKey(shopper, sale, Map.of("quantity", 3)).expect(201).json()).isEqualTo(first.json());
        assertThat(shopper.get("/api/v1/holds/" + first.text("holdId")).expect(200).json()).isEqualTo(first.json());
        withKey(shopper, sale, Map.of("quantity", 2)).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void whereTooFewAreLeftTheAnswerSaysHowMany(Shop shop) {
        Shop.Sale sale = shop.openSale();
        best(shop.shopper().admittedTo(sale), sale, Map.of("quantity", 4, "accessible", true)).expect(201);
        Shopper late = shop.shopper().admittedTo(sale);

        Reply refused = best(late, sale, Map.of("quantity", 3, "accessible", true)).expectProblem(409, "seats-unavailable");
        assertThat(refused.json().get("available").asInt()).isEqualTo(2);
        best(late, sale, Map.of("quantity", 2, "accessible", true)).expect(201);
    }

    @Test
    void whatCannotBeAskedForIsNamed(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);

        assertThat(wrong(best(shopper, sale, Map.of("quantity", 9)))).containsExactly("bestAvailable.quantity");
        assertThat(wrong(best(shopper, sale, Map.of("quantity", 0, "category", "Gods", "section", "Moon"))))
                .containsExactly("bestAvailable.quantity", "bestAvailable.category", "bestAvailable.section");
        assertThat(wrong(best(shopper, sale, Map.of("quantity", 1, "category", "Wheelchair")))).containsExactly("bestAvailable.accessible");
        assertThat(wrong(best(shopper, sale, Map.of("quantity", 1, "category", "Front", "accessible", true)))).containsExactly("bestAvailable.accessible");
        assertThat(wrong(shopper.send("POST", sale.event() + "/holds", Map.of("seats", List.of("stalls-A-1"), "bestAvailable", Map.of("quantity", 1)))))
                .containsExactly("bestAvailable");
    }

    @Test
    void aLayoutThatRedisLostIsLoadedOnTheWay(Shop shop, @Autowired RedisClusterReactiveCommands<String, String> redis) {
        Shop.Sale sale = shop.openSale(event -> event.put("orphanSeats", "refuse"), onsale -> {});
        List<String> lost = List.of("layout", "blocks", "neighbours", "blockof", "quality", "runs");
        String[] keys = lost.stream().map(name -> "{e:" + sale.eventId() + "}:" + name).toArray(String[]::new);
        assertThat(redis.del(keys).block()).isEqualTo(lost.size());

        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
        assertThat(redis.del(keys).block()).isEqualTo(lost.size());
        best(shop.shopper().admittedTo(sale), sale, Map.of("quantity", 2)).expect(201);
    }

    @Test
    void anEventMayWarnOfSingleSeats(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("orphanSeats", "warn"), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);

        Reply hold = shopper.hold(sale, "stalls-A-2", "stalls-A-4").expect(201);
        assertThat(hold.json().at("/warnings/0/id").asString()).isEqualTo("single-seat-left");
        assertThat(hold.json().at("/warnings/0/seats").valueStream().map(seat -> seat.asString())).containsExactly("stalls-A-1", "stalls-A-3");
        assertThat(shopper.get("/api/v1/holds/" + hold.text("holdId")).expect(200).json()).isEqualTo(hold.json());
        assertThat(shop.get(sale.event()).expect(200).text("orphanSeats")).isEqualTo("warn");
    }

    @Test
    void anEventMayRefuseSingleSeatsThatCanBeAvoided(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("orphanSeats", "refuse"), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);

        Reply refused = shopper.hold(sale, "box-left-1-2").expectProblem(409, "single-seat-left");
        assertThat(refused.json().get("seats").valueStream().map(seat -> seat.asString())).containsExactly("box-left-1-1");
        shopper.hold(sale, "box-left-1-1", "box-left-1-2", "box-left-1-3").expect(201);
    }

    @Test
    void manyWhoAskForTheBestAtOnceGetSeatsOfTheirOwn(Shop shop) {
        Shop.Sale sale = shop.openSale();
        List<Shopper> shoppers = IntStream.range(0, 24).mapToObj(i -> shop.shopper().admittedTo(sale)).toList();

        List<String> held = shoppers.parallelStream().flatMap(shopper -> seats(best(shopper, sale, Map.of("quantity", 5)).expect(201)).stream()).toList();
        assertThat(held).hasSize(24 * 5).doesNotHaveDuplicates();
    }

    private static List<String> wrong(Reply reply) {
        return reply.expectProblem(400, "invalid-hold").errorFields();
    }

    private static Reply best(Shopper shopper, Shop.Sale sale, Map<String, Object> wish) {
        return shopper.send("POST", sale.event() + "/holds", Map.of("bestAvailable", new HashMap<>(wish)));
    }

    private static Reply withKey(Shopper shopper, Shop.Sale sale, Map<String, Object> wish) {
        return shopper.withKey("k", "POST", sale.event() + "/holds", Map.of("bestAvailable", wish));
    }

    private static List<String> seats(Reply hold) {
        return hold.json().get("seats").valueStream().map(seat -> seat.get("id").asString()).toList();
    }
}
