package io.onrush.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.inventory.EventStock;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Units that are kept from sale when Redis loses them or fails, each test followed by the oracle. */
@OnrushTest
class KeptUnitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    @Autowired
    private Allocations allocations;

    @Autowired
    private EventStock stock;

    @Autowired
    private Events events;

    @Test
    void whatWasSoldWithACodeIsNotKeptAgainAfterALoss(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        keep(shop, sale, 3);
        Shopper member = shop.shopper().admittedTo(sale);
        String orderId = member.order(withCode(member, sale, 3), "tok_visa").expect(202).text("orderId");
        member.awaitOrder(orderId, "CONFIRMED");
        lose("{s:" + sale.eventId() + "/*");
        member.holdItems(sale, "print", 1).expectProblem(503, "inventory-rebuilding");
        await().untilAsserted(() -> assertThat(left(shop, sale)).isEqualTo(17));

        allocations.keepAgain().block(PATIENCE);
        assertThat(left(shop, sale)).isEqualTo(17);
        member.cancel(orderId, "back").expect(202);
        member.awaitOrder(orderId, "CANCELLED");
        allocations.keepAgain().block(PATIENCE);
        assertThat(left(shop, sale)).as("what came back is kept again").isEqualTo(17);
    }

    @Test
    void norIsItWhereTheCodeWasRevokedSince(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        Reply kept = keep(shop, sale, 5);
        Shopper member = shop.shopper().admittedTo(sale);
        member.awaitOrder(member.order(withCode(member, sale, 3), "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        shop.admin("DELETE", "/events/" + sale.eventId() + "/allocations/" + kept.text("allocationId") + "/codes/" + kept.json().at("/codes/0/codeId").asString(), null).expect(204);
        lose("{s:" + sale.eventId() + "/*");
        member.holdItems(sale, "print", 1).expectProblem(503, "inventory-rebuilding");

        await().untilAsserted(() -> assertThat(left(shop, sale)).as("three are sold, two are kept").isEqualTo(15));
    }

    /** A process that puts stock back may die at any moment, and no other one looks whether anything is missing of what is there. */
    @Test
    void whatIsPutBackIsKeptFromTheFirstMoment(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        keep(shop, sale, 15);
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 3).expect(201);
        redis.del("{s:" + sale.eventId() + "/print/0}:stock").block(PATIENCE);

        assertThat(stock.load(events.get(UUID.fromString(sale.eventId())).block(PATIENCE), 1).block(PATIENCE)).isTrue();
        assertThat(left(shop, sale)).isEqualTo(2);
        allocations.keepAgain().block(PATIENCE);
        assertThat(left(shop, sale)).isEqualTo(2);
    }

    @Test
    void unitsThatAreReleasedAreForSaleThoughRedisFailedAtFirst(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        String release = "/events/" + sale.eventId() + "/allocations/" + keep(shop, sale, 15).text("allocationId") + "/release";
        List<String> takes = redis.keys("{s:" + sale.eventId() + "/*}:takes").collectList().block(PATIENCE);
        takes.forEach(key -> redis.rename(key, key + ":aside").then(redis.set(key, "not a hash")).block(PATIENCE));
        assertThat(shop.admin("POST", release, Map.of("items", List.of("print"))).status()).isGreaterThanOrEqualTo(500);
        takes.forEach(key -> redis.rename(key + ":aside", key).block(PATIENCE));

        shop.admin("POST", release, Map.of("items", List.of("print"))).expect(200);
        assertThat(left(shop, sale)).isEqualTo(20);
        allocations.keepAgain().block(PATIENCE);
        assertThat(left(shop, sale)).isEqualTo(20);
    }

    /** Another process may have read what was asked for before it was refused. */
    @Test
    void whatIsRefusedIsNotKeptByALateCallEither(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        Reply refused = shop.admin("POST", "/events/" + sale.eventId() + "/allocations",
                Map.of("name", "Kept", "items", List.of(Map.of("sku", "print", "quantity", 15)))).expect(201);
        assertThat(refused.json().get("scarce")).isEmpty();
        assertThat(redis.keys("{s:" + sale.eventId() + "/*}:gone:*").collectList().block(PATIENCE)).isEmpty();

        assertThat(keep(shop, sale, 6).json().get("scarce")).hasSize(1);
        assertThat(redis.keys("{s:" + sale.eventId() + "/*}:gone:*").collectList().block(PATIENCE)).as("sub-buckets that take it no more").isNotEmpty();
    }

    private static Reply keep(Shop shop, Shop.Sale sale, int quantity) {
        return shop.admin("POST", "/events/" + sale.eventId() + "/allocations", Map.of("name", "Members", "items", List.of(Map.of("sku", "print", "quantity", quantity)),
                "codes", List.of(Map.of("label", "Club", "code", "club-2027")))).expect(201);
    }

    private static Reply withCode(Shopper shopper, Shop.Sale sale, int quantity) {
        return shopper.send("POST", sale.event() + "/holds", Map.of("items", List.of(Map.of("sku", "print", "quantity", quantity)), "accessCode", "club-2027")).expect(201);
    }

    private void lose(String keys) {
        redis.keys(keys).flatMap(redis::del).blockLast(PATIENCE);
    }

    private static int left(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/events/" + sale.eventId() + "/stock", null).expect(200).json().at("/items/0/left").asInt();
    }
}
