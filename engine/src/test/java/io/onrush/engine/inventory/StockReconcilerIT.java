package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockBook;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockTake;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stock in Redis that is not as PostgreSQL has it, and what the reconciler makes of it. */
@OnrushTest
class StockReconcilerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    @Autowired
    private Events events;

    @Autowired
    private Stock stock;

    @Autowired
    private SeatClaims seatClaims;

    @Autowired
    private EventAllocations allocations;

    @Autowired
    private StockClaims claims;

    @Autowired
    private EventOrders orders;

    @Autowired
    private StockReconciler stockReconciler;

    @Autowired
    private StockRepairs stockRepairs;

    @Autowired
    private Losses losses;

    @Autowired
    private Clock clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aSaleThatGoesOnDiffersInNothing(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40), Shop.item("poster", 7));
        buy(shop.shopper().admittedTo(sale), sale, 3);
        shop.shopper().admittedTo(sale).holdItems(sale, "poster", 2).expect(201);

        assertThat(repaired(sale)).isEmpty();
    }

    @Test
    void unitsThatRedisHasForgottenToHaveSoldAreSoldAgainToTheSame(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        Shopper buyer = shop.shopper().admittedTo(sale);
        Bought bought = buy(buyer, sale, 3);
        stock.giveBack(event(sale).id(), take(sale, bought.holdId())).block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(Map.of("units_not_sold", 1));
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 37, 0, 3));
        buyer.cancel(bought.orderId(), "back").expect(202);
        buyer.awaitOrder(bought.orderId(), "CANCELLED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 40, 0, 0));
    }

    @Test
    void aSaleWhoseRecordIsLostIsWrittenDownAgain(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 3));
        Bought bought = buy(shop.shopper().admittedTo(sale), sale, 3);
        redis.del(key(sale, "hold:" + bought.holdId()), key(sale, "units")).block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(Map.of("units_not_sold", 1, "units_not_claimed", 1));
        assertThat(book(sale)).isEqualTo(new StockBook("print", 3, 0, 0, 3));
    }

    @Test
    void unitsThatAreSoldWithoutAClaimGoBackOnSale(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        String holdId = shop.shopper().admittedTo(sale).holdItems(sale, "print", 3).expect(201).text("holdId");
        stock.settle(event(sale).id(), take(sale, holdId)).block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(Map.of("units_not_claimed", 1));
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 40, 0, 0));
    }

    @Test
    void aClaimThatAnOrderLeftBehindIsGivenUp(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));
        Shopper shopper = shop.shopper().admittedTo(sale);
        String holdId = shopper.holdItems(sale, "print", 2).expect(201).text("holdId");
        String orderId = shopper.order(holdId, "tok_declined", "key").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "FAILED");
        claims.claim(event(sale).id(), UUID.fromString(orderId), holdId, shopper.visitorId(), Map.of("print", 2)).block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(Map.of("claim_left", 1));
        buy(shop.shopper().admittedTo(sale), sale, 2);
    }

    @Test
    void asManyUnitsAreThereAgainAsThereAre(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        redis.hincrby("{s:" + sale.eventId() + "/print/1}:stock", "left", 5).block(PATIENCE);
        redis.hincrby("{s:" + sale.eventId() + "/print/2}:stock", "left", -7).block(PATIENCE);
        buy(shop.shopper().admittedTo(sale), sale, 3);

        assertThat(repaired(sale)).isEqualTo(Map.of("stock_total", 1));
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 37, 0, 3));
    }

    @Test
    void aSubBucketThatIsLostIsFoundThoughNobodyAsksForIt(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        redis.del("{s:" + sale.eventId() + "/print/3}:stock").block(PATIENCE);

        assertThat(reconciler().reconcile(event(sale).id()).block(PATIENCE)).isZero();
        await().ignoreExceptions().until(() -> book(sale).equals(new StockBook("print", 40, 40, 0, 0)));
    }

    /** What is repaired by kind, at two looks after each other with no grace between; a third one finds nothing. */
    private Map<String, Integer> repaired(Shop.Sale sale) {
        Reconciler reconciler = reconciler();
        UUID event = event(sale).id();
        assertThat(reconciler.reconcile(event).block(PATIENCE)).as("repaired at the first look").isZero();
        reconciler.reconcile(event).block(PATIENCE);
        assertThat(reconciler.reconcile(event).block(PATIENCE)).as("repaired at the third look").isZero();
        return meters.find("engine.reconciler.repairs").counters().stream()
                .filter(counter -> counter.count() > 0)
                .collect(Collectors.toMap(counter -> counter.getId().getTag("kind"), counter -> (int) counter.count()));
    }

    private Reconciler reconciler() {
        Repairs repairs = new Repairs(redis, Duration.ofMinutes(10), claims::unclaim);
        return new Reconciler(
                new SeatReconciler(redis, seatClaims, allocations, orders, losses), stockReconciler, new Suspicions(clock, Duration.ZERO), repairs,
                stockRepairs, new ReconcilerMeters(meters));
    }

    private static Bought buy(Shopper shopper, Shop.Sale sale, int prints) {
        String holdId = shopper.holdItems(sale, "print", prints).expect(201).text("holdId");
        String orderId = shopper.order(holdId, "tok_visa", "key").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        return new Bought(holdId, orderId);
    }

    private StockTake take(Shop.Sale sale, String holdId) {
        Map<String, String> record = redis.hgetall(key(sale, "hold:" + holdId)).collectMap(KeyValue::getKey, KeyValue::getValue).block(PATIENCE);
        return StockTake.parse(record.get("take"), record.get("items"), record.get("buckets"));
    }

    private Event event(Shop.Sale sale) {
        return events.get(UUID.fromString(sale.eventId())).block(PATIENCE);
    }

    private StockBook book(Shop.Sale sale) {
        return stock.books(event(sale)).block(PATIENCE).getFirst();
    }

    private static String key(Shop.Sale sale, String name) {
        return "{e:" + sale.eventId() + "}:" + name;
    }

    private record Bought(String holdId, String orderId) {}
}
