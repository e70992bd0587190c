package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.SlotHash;
import io.onrush.engine.embedded.SharedServers;
import io.onrush.engine.kit.Buyers;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.PatientSender;
import io.onrush.engine.kit.RedisCluster;
import io.onrush.engine.kit.RedisNode;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.SaleOracle;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Two engines on a Redis Cluster of three masters and their replicas. Six servers and two engines take their time to start: with the other
 * long tests it has a command of its own, in CONTRIBUTING.md.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisClusterIT {

    private static final int BALLAST = 32 << 20;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(40);

    private RedisCluster redis;
    private GatedEngine first;
    private GatedEngine second;

    @BeforeAll
    void start() {
        redis = RedisCluster.withReplicas();
        MockEnvironment servers = new MockEnvironment();
        SharedServers.withDatabase("on_a_cluster").forEach((name, value) -> servers.setProperty(name, value.toString()));
        servers.setProperty("onrush.secret", "a-secret-for-tests-only-0123456789abcdef");
        first = engine(servers, true);
        second = engine(servers, false);
    }

    private GatedEngine engine(MockEnvironment servers, boolean migrates) {
        return GatedEngine.beside(servers, Map.of(
                "spring.data.redis.cluster.nodes", redis.addresses(),
                "spring.data.redis.lettuce.cluster.refresh.period", "1s",
                "onrush.migrations.enabled", migrates,
                "onrush.edge.rate-limit.enabled", false,
                "onrush.checkout-saga.outbox.topic", "cluster.orders",
                "onrush.checkout-saga.saga.first-backoff", "100ms",
                "onrush.checkout-saga.saga.max-backoff", "500ms"));
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
        redis.close();
    }

    @Test
    @Order(1)
    void eventsAreSpreadOverTheMastersAndTwoEnginesSellOneTogether() {
        List<Shop.Sale> sales = IntStream.range(0, 6).mapToObj(i -> first.shop().openSale()).toList();
        Stream<Integer> thirds = sales.stream().map(sale -> SlotHash.getSlot(seatsKey(sale)) * 3 / SlotHash.SLOT_COUNT);
        assertThat(thirds.distinct().count()).as("masters that hold events").isGreaterThan(1);

        Buyers buyers = sell(List.of(sales.getFirst()), 40);
        assertThat(buyers.ends().values()).allMatch(end -> end.equals("CONFIRMED") || end.equals("FAILED payment-declined"));
        SaleOracle.check(database(), redis.commands());
    }

    @Test
    @Order(2)
    void aReplicaThatMissedThePastIsPromotedAndNothingIsSoldTwice() {
        Shop.Sale sale = first.shop().openSale();
        RedisNode master = redis.masterOf(seatsKey(sale));
        RedisNode replica = redis.replicaOf(seatsKey(sale));
        sell(List.of(sale), 10);
        replica.freeze();
        fillTheLink(sale);
        Buyers unreplicated = sell(List.of(sale), 30);
        master.kill();
        replica.thaw();
        await("the promotion").atMost(LONG).ignoreExceptions().until(() -> redis.isPromoted(replica));

        PatientSender engines = engines();
        List<String> sold = seatsOf(unreplicated);
        assertThat(sold).as("seats sold that the new master knows nothing of").isNotEmpty();
        Shopper greedy = Shopper.registered(engines).admittedTo(sale);
        long offeredAgain = sold.stream().filter(seat -> isOfferedAndRefusedAtTheClaim(greedy, sale, seat)).count();
        assertThat(offeredAgain).as("sold seats that the new master offered").isPositive();

        assertThat(seatsSoldTwice()).isEmpty();
        Buyers afterwards = sell(List.of(sale), 10);
        assertThat(afterwards.unexplained()).isEmpty();
        assertThat(seatsSoldTwice()).isEmpty();
        assertThat(moneyThatIsNotForAnOrder()).isZero();
    }

    /** What the kernels keep between a master and its frozen replica would still arrive: after this there is no room in it. */
    private void fillTheLink(Shop.Sale sale) {
        redis.commands().set(seatsKey(sale) + ":ballast", "x".repeat(BALLAST)).block();
    }

    /** The new master may offer what was sold before: then the claim refuses, before any money moves. */
    private static boolean isOfferedAndRefusedAtTheClaim(Shopper shopper, Shop.Sale sale, String seat) {
        Reply hold = shopper.hold(sale, seat);
        if (hold.status() != 201) {
            hold.expectProblem(409, "seats-unavailable");
            return false;
        }
        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        assertThat(shopper.awaitOrder(orderId, "FAILED").text("reason")).isEqualTo("seats-lost");
        return true;
    }

    private Buyers sell(List<Shop.Sale> sales, int orders) {
        try (Buyers buyers = new Buyers(engines(), sales, first.shop().seats(sales.getFirst()))) {
            buyers.comeEvery(PAUSE);
            await(orders + " orders").atMost(LONG).until(() -> buyers.accepted().size() >= orders);
            buyers.closeDoor();
            assertThat(buyers.unexplained()).isEmpty();
            return buyers;
        }
    }

    private PatientSender engines() {
        return new PatientSender(List.of(first.shop().http(), second.shop().http()));
    }

    private List<String> seatsOf(Buyers buyers) {
        return texts("select l.seat_id from checkout.order_lines l join checkout.orders o on o.id = l.order_id "
                + "where o.status = 'CONFIRMED' and o.id::text in ('" + String.join("','", buyers.accepted()) + "')");
    }

    private List<String> seatsSoldTwice() {
        return texts("select l.seat_id from checkout.order_lines l join checkout.orders o on o.id = l.order_id "
                + "where o.status = 'CONFIRMED' group by o.event_id, l.seat_id having count(*) > 1");
    }

    private long moneyThatIsNotForAnOrder() {
        return database().sql("select (select coalesce(sum(captured - refunded), 0) from checkout.simulated_payments) "
                        + "- (select coalesce(sum(amount), 0) from checkout.orders where status = 'CONFIRMED')")
                .map(row -> row.get(0, Number.class).longValue()).one().block(LONG);
    }

    private List<String> texts(String sql) {
        return database().sql(sql).map(row -> row.get(0, String.class)).all().collectList().block(LONG);
    }

    private DatabaseClient database() {
        return first.context().getBean(DatabaseClient.class);
    }

    private static String seatsKey(Shop.Sale sale) {
        return "{e:" + sale.eventId() + "}:seats";
    }
}
