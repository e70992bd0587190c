package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hold whose answer was lost on the way. */
@OnrushTest
class RepeatedHoldIT {

    @Test
    void theSameRequestAgainFindsTheHoldThatItPlaced(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply first = hold(shopper, sale, "k", "stalls-A-1", "stalls-A-2").expect(201);
        Reply again = hold(shopper, sale, "\"k\"", "stalls-A-1", "stalls-A-2").expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(shopper.get("/api/v1/holds/" + first.text("holdId")).expect(200).json()).isEqualTo(first.json());
        hold(shopper, sale, "another", "stalls-A-1").expectProblem(409, "seats-unavailable");
    }

    @Test
    void manyAtOnceUnderOneKeyAreOneHold(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);

        List<String> holds = IntStream.range(0, 16).parallel().mapToObj(i -> hold(shopper, sale, "k", "stalls-A-1").expect(201).text("holdId")).toList();
        assertThat(holds.stream().distinct()).hasSize(1);
    }

    @Test
    void aKeyBelongsToItsSeatsAndToItsVisitor(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        hold(shopper, sale, "k", "stalls-A-1").expect(201);

        hold(shopper, sale, "k", "stalls-A-2").expectProblem(422, "idempotency-key-reused");
        hold(shopper, sale, "k", "stalls-A-1", "stalls-A-2").expectProblem(422, "idempotency-key-reused");
        hold(shop.shopper().admittedTo(sale), sale, "k", "stalls-A-2").expect(201);
        shopper.withKey("white space", "POST", sale.event() + "/holds", Map.of("seats", List.of("stalls-A-3"))).expectProblem(400, "idempotency-key-invalid");
    }

    @Test
    void aRepetitionAfterTheReleaseTakesNothingAgain(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        String holdId = hold(shopper, sale, "k", "stalls-A-1").expect(201).text("holdId");
        shopper.send("DELETE", "/api/v1/holds/" + holdId, null).expect(204);

        Reply refused = hold(shopper, sale, "k", "stalls-A-1").expectProblem(409, "seats-unavailable");
        assertThat(refused.json().has("seats")).isFalse();
        hold(shopper, sale, "new", "stalls-A-1").expect(201);
    }

    @Test
    void aRepetitionOfAHoldThatWasBoughtBuysNothingMore(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply held = hold(shopper, sale, "k", "stalls-A-2", "stalls-A-1").expect(201);
        shopper.awaitOrder(shopper.order(held, "tok_visa").expect(202).text("orderId"), "CONFIRMED");

        hold(shopper, sale, "k", "stalls-A-2", "stalls-A-1").expectProblem(409, "seats-unavailable");
    }

    @Test
    void aForgottenKeyNamesANewHoldThatTheOldOrderCannotTouch(Shop shop, @Autowired RedisClusterReactiveCommands<String, String> redis) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply old = hold(shopper, sale, "k", "stalls-A-1").expect(201);
        String orderId = shopper.order(old, "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        assertThat(redis.keys("{e:" + sale.eventId() + "}:key:*").flatMap(redis::del).count().block()).isEqualTo(1);
        redis.del("{e:" + sale.eventId() + "}:hold:" + old.text("holdId")).block();

        Reply next = hold(shopper, sale, "k", "stalls-B-1", "stalls-B-2").expect(201);
        shopper.withKey("cancel", "POST", "/api/v1/orders/" + orderId + "/cancel", null).expect(202);
        shopper.awaitOrder(orderId, "CANCELLED");

        assertThat(next.text("holdId")).isNotEqualTo(old.text("holdId"));
        shopper.get("/api/v1/holds/" + next.text("holdId")).expect(200);
        shopper.awaitOrder(shopper.order(next, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
    }

    private static Reply hold(Shopper shopper, Shop.Sale sale, String key, String... seats) {
        return shopper.withKey(key, "POST", sale.event() + "/holds", Map.of("seats", List.of(seats)));
    }
}
