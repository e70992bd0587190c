package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnrushTest
class HoldIT {

    @Test
    void ofManyWhoWantTheSameSeatsOneGetsThem(Shop shop) {
        Shop.Sale sale = shop.openSale();
        List<Shopper> crowd = IntStream.range(0, 12).mapToObj(i -> shop.shopper().admittedTo(sale)).toList();

        List<Integer> answers = crowd.parallelStream().map(shopper -> shopper.hold(sale, "stalls-A-1", "stalls-A-2").status()).toList();
        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(11);
    }

    @Test
    void aRefusedHoldNamesTheTakenSeatsAndTakesNone(Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-2").expect(201);
        Shopper second = shop.shopper().admittedTo(sale);

        Reply refused = second.hold(sale, "stalls-A-1", "stalls-A-2").expectProblem(409, "seats-unavailable");
        assertThat(refused.json().get("seats").valueStream().map(seat -> seat.asString())).containsExactly("stalls-A-2");
        second.hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void aReleasedHoldIsOnSaleAgain(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper first = shop.shopper().admittedTo(sale);
        String hold = "/api/v1/holds/" + first.hold(sale, "stalls-A-1").expect(201).text("holdId");

        first.send("DELETE", hold, null).expect(204);
        first.get(hold).expectProblem(404, "hold-not-found");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void aHoldThatIsNotBoughtLapsesByItself(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("holdSeconds", 5), onsale -> {});
        Shopper first = shop.shopper().admittedTo(sale);
        Reply hold;
        try (EventStream watcher = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            watcher.next("snapshot");
            hold = first.hold(sale, "stalls-A-1").expect(201);
            assertThat(watcher.next("changes").json().get("changes").toString()).isEqualTo("[[0,\"H\"]]");

            assertThat(watcher.next("changes").json().get("changes").toString()).isEqualTo("[[0,\"A\"]]");
            assertThat(shop.now()).as("when a watcher saw the seat free").isBetween(deadline(hold), deadline(hold).plusSeconds(1));
        }
        first.get("/api/v1/holds/" + hold.text("holdId")).expectProblem(404, "hold-not-found");
        first.order(hold, "tok_visa").expectProblem(409, "hold-expired");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void theLimitCountsWhatAVisitorHoldsAndHasBought(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("seatsPerVisitor", 2), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        shopper.awaitOrder(shopper.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");

        Reply refused = shopper.hold(sale, "stalls-A-2", "stalls-A-3").expectProblem(409, "seat-limit-reached");
        assertThat(refused.json().get("has").asInt()).isEqualTo(1);
        shopper.hold(sale, "stalls-A-2").expect(201);
    }

    @Test
    void anothersHoldIsNobodysBusiness(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper owner = shop.shopper().admittedTo(sale);
        Reply hold = owner.hold(sale, "stalls-A-1").expect(201);
        Shopper other = shop.shopper().admittedTo(sale);

        other.get("/api/v1/holds/" + hold.text("holdId")).expectProblem(404, "hold-not-found");
        other.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null).expectProblem(404, "hold-not-found");
        other.order(hold, "tok_visa").expectProblem(403, "hold-not-yours");
        owner.get("/api/v1/holds/" + hold.text("holdId")).expect(200);
    }

    @Test
    void aSeatThatDoesNotExistIsNamed(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);

        Reply refused = shopper.hold(sale, "stalls-A-1", "royal-box", "stalls-A-1").expectProblem(400, "invalid-hold");
        assertThat(refused.errorFields()).containsExactly("seats[1]", "seats[2]");
        assertThat(shopper.send("POST", sale.event() + "/holds", Map.of()).expectProblem(400, "invalid-hold").errorFields()).containsExactly("seats");
        shopper.hold(sale, IntStream.rangeClosed(1, 9).mapToObj(i -> "stalls-A-" + i).toArray(String[]::new)).expectProblem(400, "invalid-hold");
        assertThat(states(shop, sale)).doesNotContain("H");
    }

    private static Instant deadline(Reply hold) {
        return Instant.parse(hold.text("expiresAt"));
    }

    private static String states(Shop shop, Shop.Sale sale) {
        return shop.get(sale.event() + "/availability").expect(200).text("seats");
    }
}
