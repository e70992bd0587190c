package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.TableLock;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Redis loses something in the middle of a sale, and nobody restarts anything. */
@OnrushTest
class RecoveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long AN_EPOCH = 1L << 32;

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    @Autowired
    private ConnectionFactory database;

    @Autowired
    private SeatClaims claims;

    @Autowired
    private EventAllocations allocations;

    @Autowired
    private EventOrders orders;

    @Autowired
    private Losses losses;

    @Autowired
    private StockReconciler stock;

    @Autowired
    private StockRepairs stockRepairs;

    @Autowired
    private Clock clock;

    @Test
    void anEventThatRedisLostComesBackWithWhatWasSold(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper buyer = shop.shopper().admittedTo(sale);
        Shopper holder = shop.shopper().admittedTo(sale);
        String orderId = buy(buyer, sale, "stalls-A-1", "stalls-A-2");
        Reply lost = holder.hold(sale, "stalls-A-3").expect(201);
        loseAll(sale);

        Reply refused = holder.hold(sale, "stalls-A-4").expectProblem(503, "inventory-rebuilding");
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        holder.order(lost, "tok_visa").expectProblem(404, "hold-not-found");
        await().until(() -> holder.hold(sale, "stalls-A-3", "stalls-A-4").status() == 201);

        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expectProblem(409, "seats-unavailable");
        buyer.hold(sale, "stalls-A-5", "stalls-A-6", "stalls-A-7", "stalls-A-8", "stalls-A-9", "stalls-A-10", "stalls-A-11").expectProblem(409, "seat-limit-reached");
        buyer.cancel(orderId, "c").expect(202);
        buyer.awaitOrder(orderId, "CANCELLED");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1", "stalls-A-2").expect(201);
    }

    @Test
    void aLossThatNobodyMeetsIsFoundByTheReconciler(Shop shop) {
        Shop.Sale sale = shop.openSale();
        buy(shop.shopper().admittedTo(sale), sale, "stalls-A-1");
        loseAll(sale);

        assertThat(reconciler().reconcile(UUID.fromString(sale.eventId())).block(PATIENCE)).isZero();
        await().until(() -> redis.exists(key(sale, "seats")).block(PATIENCE) == 1);
        assertThat(redis.get(key(sale, "seats")).block(PATIENCE)).startsWith("SA");
    }

    @Test
    void soIsThatOfAnEventWithoutSeats(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        loseAll(sale);

        assertThat(reconciler().reconcile(UUID.fromString(sale.eventId())).block(PATIENCE)).isZero();
        await().until(() -> redis.exists(key(sale, "stock")).block(PATIENCE) == 1);
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 2).expect(201);
    }

    @Test
    void watchersGetASnapshotAndNumbersOnlyGrow(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper buyer = shop.shopper().admittedTo(sale);
        buy(buyer, sale, "stalls-A-1");
        try (EventStream watcher = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            assertThat(watcher.next("snapshot").json().get("seats").asString()).startsWith("SA");
            loseAll(sale);

            EventStream.Event snapshot = watcher.next("snapshot");
            assertThat(snapshot.json().get("seats").asString()).startsWith("SA");
            assertThat(Long.parseLong(snapshot.id())).isGreaterThanOrEqualTo(AN_EPOCH);
            long fence = buyer.hold(sale, "stalls-A-2").expect(201).json().get("fence").asLong();
            assertThat(fence).isEqualTo(Long.parseLong(snapshot.id()) + 1);
            assertThat(watcher.next("changes").id()).isEqualTo(Long.toString(fence));
        }
    }

    @Test
    void anOrderThatIsBeingPaidSurvivesTheLoss(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper buyer = shop.shopper().admittedTo(sale);
        Shopper accepted = shop.shopper().admittedTo(sale);
        Reply held = buyer.hold(sale, "stalls-A-1").expect(201);
        Reply other = accepted.hold(sale, "stalls-A-2").expect(201);
        TableLock claiming = TableLock.on(database, "engine.seat_claims");
        String first = buyer.order(held, "tok_visa").expect(202).text("orderId");
        String second = accepted.order(other, "tok_visa").expect(202).text("orderId");
        TableLock paying = TableLock.on(database, "checkout.payments");
        claiming.close();
        await().until(() -> claims.between(UUID.fromString(sale.eventId()), 0, 2).block(PATIENCE).size() == 2);
        loseAll(sale);
        await().until(() -> shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").status() == 409);
        paying.close();

        buyer.awaitOrder(first, "CONFIRMED");
        accepted.awaitOrder(second, "CONFIRMED");
    }

    @Test
    void numbersThatRedisHasForgottenAreNotGivenAgain(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        shopper.hold(sale, "stalls-A-1").expect(201);
        shopper.hold(sale, "stalls-A-2").expect(201);
        redis.del(key(sale, "changes")).block(PATIENCE);
        redis.set(key(sale, "seq"), "1").block(PATIENCE);

        shopper.hold(sale, "stalls-A-3").expect(201);
        await().until(() -> Long.parseLong(redis.get(key(sale, "seq")).block(PATIENCE)) >= AN_EPOCH);
        assertThat(shopper.hold(sale, "stalls-A-4").expect(201).json().get("fence").asLong()).isGreaterThan(AN_EPOCH);
    }

    @Test
    void aSaleThatRedisHasForgottenIsSoldAgainToTheSame(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper buyer = shop.shopper().admittedTo(sale);
        buy(buyer, sale, "stalls-A-1", "stalls-A-2");
        redis.setrange(key(sale, "seats"), 0, "AA").block(PATIENCE);
        redis.del(key(sale, "owners"), key(sale, "visitors")).block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(2);
        assertThat(shop.get(sale.event() + "/availability").expect(200).text("seats")).startsWith("SSA");
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expectProblem(409, "seats-unavailable");
    }

    @Test
    void aSaleWithoutAClaimGoesBackOnSaleAndALiveHoldStays(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        shopper.hold(sale, "stalls-A-3").expect(201);
        redis.setrange(key(sale, "seats"), 0, "S").block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(1);
        assertThat(shop.get(sale.event() + "/availability").expect(200).text("seats")).startsWith("AAHA");
    }

    @Test
    void aClaimThatAnOrderLeftBehindIsGivenUp(Shop shop) {
        Shop.Sale sale = shop.openSale();
        UUID event = UUID.fromString(sale.eventId());
        Shopper shopper = shop.shopper().admittedTo(sale);
        String orderId = shopper.order(shopper.hold(sale, "stalls-A-1").expect(201), "tok_declined").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "FAILED");
        claims.claim(event, UUID.fromString(orderId), 1, List.of(0)).block(PATIENCE);

        assertThat(repaired(sale)).isEqualTo(1);
        assertThat(claims.between(event, 0, 277).block(PATIENCE)).isEmpty();
        buy(shop.shopper().admittedTo(sale), sale, "stalls-A-1");
    }

    /** As the rounds do it, two looks after each other, with no grace between. */
    private int repaired(Shop.Sale sale) {
        Reconciler reconciler = reconciler();
        UUID event = UUID.fromString(sale.eventId());
        assertThat(reconciler.reconcile(event).block(PATIENCE)).as("repaired at the first look").isZero();
        int repaired = reconciler.reconcile(event).block(PATIENCE);
        assertThat(reconciler.reconcile(event).block(PATIENCE)).as("repaired at the third look").isZero();
        return repaired;
    }

    private Reconciler reconciler() {
        return new Reconciler(
                new SeatReconciler(redis, claims, allocations, orders, losses), stock, new Suspicions(clock, Duration.ZERO),
                new Repairs(redis, Duration.ofMinutes(10), claims::unclaim), stockRepairs, new ReconcilerMeters(new SimpleMeterRegistry()));
    }

    private static String buy(Shopper shopper, Shop.Sale sale, String... seats) {
        String orderId = shopper.order(shopper.hold(sale, seats).expect(201), "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        return orderId;
    }

    private void loseAll(Shop.Sale sale) {
        redis.keys(key(sale, "*")).flatMap(redis::del).blockLast(PATIENCE);
    }

    private static String key(Shop.Sale sale, String name) {
        return "{e:" + sale.eventId() + "}:" + name;
    }
}
