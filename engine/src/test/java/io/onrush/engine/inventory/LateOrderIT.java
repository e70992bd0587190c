package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.TableLock;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders whose steps come late. A lock on a table is what keeps a step waiting; time is what the sweep is told. */
@OnrushTest
class LateOrderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    @Autowired
    private ConnectionFactory database;

    @Autowired
    private Clock clock;

    @Test
    void anAcceptedOrderKeepsItsSeatsHoweverLateItsSagaBegins(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("holdSeconds", 5), onsale -> {});
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1").expect(201);
        String orderId;
        try (TableLock claims = TableLock.on(database, "engine.seat_claims")) {
            orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
            assertThat(sweep(sale, Duration.ofMinutes(9))).as("holds that have lapsed when they would have without the order").isZero();
            shopper.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null).expectProblem(409, "hold-ordered");
        }
        shopper.awaitOrder(orderId, "CONFIRMED");
    }

    @Test
    void anAcceptedOrderKeepsItsUnitsToo(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("holdSeconds", 5), Shop.item("print", 20));
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.holdItems(sale, "print", 2).expect(201);
        String orderId;
        try (TableLock claims = TableLock.on(database, "engine.stock_claims")) {
            orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
            assertThat(sweep(sale, Duration.ofMinutes(9))).as("holds that have lapsed when they would have without the order").isZero();
            assertThat(deadlineOfUnits(sale, hold)).isAfter(clock.instant().plus(Duration.ofMinutes(9)));
        }
        shopper.awaitOrder(orderId, "CONFIRMED");
    }

    @Test
    void aPaymentThatComesAfterTheHoldLapsedTakesTheSeatsAgainIfTheyAreFree(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-1", "stalls-A-2").expect(201);
        String orderId;
        try (Paying paying = orderWithPaymentUnderWay(shopper, sale, hold)) {
            assertThat(sweep(sale, Duration.ofHours(1))).as("holds that lapsed").isEqualTo(1);
            orderId = paying.orderId();
        }
        shopper.awaitOrder(orderId, "CONFIRMED");
        assertThat(shopper.ticketSeats(orderId)).containsExactly("stalls-A-1", "stalls-A-2");
    }

    @Test
    void aPaymentThatComesAfterTheSeatsAreAnothersIsVoidedAndTheOrderSaysSo(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper late = shop.shopper().admittedTo(sale);
        Shopper quick = shop.shopper().admittedTo(sale);
        Reply hold = late.hold(sale, "stalls-A-1", "stalls-A-2").expect(201);
        Reply held;
        String orderId;
        try (Paying paying = orderWithPaymentUnderWay(late, sale, hold)) {
            sweep(sale, Duration.ofHours(1));
            held = quick.hold(sale, "stalls-A-2").expect(201);
            orderId = paying.orderId();
        }
        assertThat(late.awaitOrder(orderId, "FAILED").text("reason")).isEqualTo("seats-lost");
        quick.awaitOrder(quick.order(held, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
    }

    /** The order has claimed its seats and waits for the word of the provider, which cannot be written down. */
    private Paying orderWithPaymentUnderWay(Shopper shopper, Shop.Sale sale, Reply hold) {
        TableLock claims = TableLock.on(database, "engine.seat_claims");
        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        TableLock payments = TableLock.on(database, "checkout.payments");
        claims.close();
        String record = "{e:" + sale.eventId() + "}:hold:" + hold.text("holdId");
        await().until(() -> "2".equals(redis.hget(record, "stage").block(PATIENCE)));
        return new Paying(orderId, payments);
    }

    private Instant deadlineOfUnits(Shop.Sale sale, Reply hold) {
        String record = "{e:" + sale.eventId() + "}:hold:" + hold.text("holdId");
        String bucket = redis.hget(record, "buckets").block(PATIENCE);
        String take = redis.hget(record, "take").block(PATIENCE);
        return Instant.ofEpochMilli(redis.zscore("{s:" + sale.eventId() + "/print/" + bucket + "}:deadlines", take).block(PATIENCE).longValue());
    }

    private int sweep(Shop.Sale sale, Duration ahead) {
        String then = Long.toString(clock.instant().plus(ahead).toEpochMilli());
        return new ExpireHoldsScript(redis).run(UUID.fromString(sale.eventId()), 100, then).block(PATIENCE).ended();
    }

    private record Paying(String orderId, TableLock payments) implements AutoCloseable {

        @Override
        public void close() {
            payments.close();
        }
    }
}
