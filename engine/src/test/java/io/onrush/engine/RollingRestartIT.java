package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.onrush.engine.embedded.SharedServers;
import io.onrush.engine.kit.Buyers;
import io.onrush.engine.kit.EngineNode;
import io.onrush.engine.kit.Farewell;
import io.onrush.engine.kit.LoadBalancer;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.SaleOracle;
import io.onrush.engine.kit.SeatWatcher;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Two production processes behind a balancer, under load: first one and then the other is restarted as an orchestrator does
 * it, and at last one is killed. Nothing that was accepted may be lost, and in the restarts nobody may notice.
 * Four starts of whole processes take minutes: it has a command of its own, in CONTRIBUTING.md.
 */
@Tag("long")
class RollingRestartIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofMillis(800);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final int SALES = 5;

    private final Map<String, Object> settings = settings("rolling");
    private final EngineNode first = new EngineNode("rolling-a", settings);
    private final EngineNode second = new EngineNode("rolling-b", settings);
    private final LoadBalancer balancer = new LoadBalancer(List.of(first, second));
    private final DatabaseClient database = database();

    @AfterEach
    void stop() {
        balancer.close();
        first.close();
        second.close();
    }

    @Test
    void restartsAreNotNoticedAndACrashLosesNothing() {
        first.start();
        second.start();
        first.awaitReady();
        second.awaitReady();
        Shop shop = new Shop(first.port());
        List<Shop.Sale> sales = IntStream.range(0, SALES).mapToObj(i -> shop.openSale()).toList();
        List<SeatWatcher> watchers = sales.stream().map(sale -> new SeatWatcher(balancer, sale)).toList();
        try (Buyers buyers = new Buyers(balancer, sales, seats(shop, sales.getFirst()))) {
            buyers.comeEvery(Duration.ofMillis(80));

            awaitOrders(buyers, 25);
            Farewell farewell = farewell(shop, sales.getFirst());
            Duration drainOfFirst = restart(first);
            assertThat(farewell.lastWords().subList(0, 4)).allMatch(words -> words.matches("retry: ?\\d+"));
            assertThat(farewell.lastWords().subList(4, 6)).allMatch(words -> words.matches("shutting-down: Connect again after \\d+ ms; another process answers\\."));
            awaitOrders(buyers, buyers.accepted().size() + 15);
            Duration drainOfSecond = restart(second);
            awaitOrders(buyers, buyers.accepted().size() + 15);
            assertThat(balancer.takeBroken()).as("requests that were sent and not answered").isZero();
            int inRestarts = buyers.accepted().size();

            long killed = System.nanoTime();
            first.process().kill();
            List<String> inFlight = database.sql("select order_id::text from checkout.sagas where status = 'RUNNING'")
                    .map(row -> row.get(0, String.class)).all().collectList().block(LONG);
            awaitOrders(buyers, inRestarts + 15);
            buyers.closeDoor();
            await("sagas of the killed process").atMost(LONG).until(() -> running(inFlight) == 0);
            Duration takenOver = Duration.ofNanos(System.nanoTime() - killed);

            System.out.printf("measured: %d orders, %d of them during two restarts; left in %d ms and %d ms (%d ms of each quiet); "
                            + "after a kill with %d sagas in flight all ended within %d ms; broken requests at the kill: %d; ends: %s%n",
                    buyers.accepted().size(), inRestarts, drainOfFirst.toMillis(), drainOfSecond.toMillis(), QUIET.toMillis(),
                    inFlight.size(), takenOver.toMillis(), balancer.takeBroken(), counted(buyers));
            assertThat(buyers.unexplained()).isEmpty();
            assertThat(buyers.ends().keySet()).as("every accepted order ended").isEqualTo(buyers.accepted());
            assertThat(buyers.ends().values()).allMatch(end -> end.equals("CONFIRMED") || end.startsWith("FAILED "));
            assertThat(ordersBesides(buyers)).as("orders that nobody was told of").isZero();
            assertThat(takenOver).isLessThan(LEASE.plusSeconds(12));
        }
        new Survivor(new Shop(second.port())).seesWhatTheWatchersSaw(sales, watchers);
        SaleOracle.check(database, RedisClient.create("redis://127.0.0.1:" + settings.get("spring.data.redis.port")).connect().reactive());
    }

    /** An order that takes a while, so that its stream is still open when the node leaves. */
    private Farewell farewell(Shop shop, Shop.Sale sale) {
        Shopper slow = shop.shopper().admittedTo(sale);
        Reply hold = slow.hold(sale, "box-right-1-1").expect(201);
        return new Farewell(first, sale, slow, slow.order(hold, "tok_timeout").expect(202).text("orderId"));
    }

    private static Duration restart(EngineNode node) {
        long told = System.nanoTime();
        node.process().terminate();
        await("readiness is refused at once").atMost(QUIET).until(() -> !node.isReady());
        assertThat(node.process().isAlive()).as("still serving").isTrue();
        assertThat(node.process().awaitExit()).as("ended by SIGTERM").isEqualTo(128 + 15);
        Duration left = Duration.ofNanos(System.nanoTime() - told);
        String lastLines = node.process().output().split("Shutting down", 2)[1];
        assertThat(lastLines).doesNotContain("ERROR").doesNotContain("did not finish").doesNotContain("could not be handed over");
        node.start().awaitReady();
        return left;
    }

    private static void awaitOrders(Buyers buyers, int count) {
        await(count + " orders").atMost(LONG).until(() -> buyers.accepted().size() >= count);
    }

    private long running(List<String> orders) {
        return database.sql("select count(*) from checkout.sagas where status = 'RUNNING' and order_id::text = any($1)")
                .bind(0, orders.toArray(String[]::new)).map(row -> row.get(0, Long.class)).one().block(LONG);
    }

    private long ordersBesides(Buyers buyers) {
        return database.sql("select count(*) from checkout.orders o join checkout.order_lines l on l.order_id = o.id "
                        + "where l.seat_id <> 'box-right-1-1' and not o.id::text = any($1)")
                .bind(0, buyers.accepted().toArray(String[]::new)).map(row -> row.get(0, Long.class)).one().block(LONG);
    }

    private static Map<String, Long> counted(Buyers buyers) {
        return buyers.ends().values().stream().collect(Collectors.groupingBy(end -> end, Collectors.counting()));
    }

    private static List<String> seats(Shop shop, Shop.Sale sale) {
        return shop.seats(sale).stream().filter(seat -> !seat.equals("box-right-1-1")).toList();
    }

    private DatabaseClient database() {
        String url = settings.get("spring.r2dbc.url").toString();
        return DatabaseClient.create(ConnectionFactories.get(
                ConnectionFactoryOptions.parse(url).mutate().option(ConnectionFactoryOptions.USER, "postgres").build()));
    }

    /** @param name of the database */
    static Map<String, Object> settings(String name) {
        Map<String, Object> settings = new HashMap<>(SharedServers.withDatabase(name));
        settings.put("onrush.secret", "a-secret-for-tests-only-0123456789abcdef");
        settings.put("onrush.admin.password", Shop.ADMIN_PASSWORD);
        settings.put("onrush.edge.rate-limit.enabled", false);
        settings.put("onrush.shutdown.quiet", QUIET.toMillis() + "ms");
        settings.put("onrush.seat-map-streamer.tick", "50ms");
        settings.put("onrush.waiting-room.tick", "50ms");
        settings.put("onrush.waiting-room.refresh", "100ms");
        settings.put("onrush.checkout-saga.simulated-provider.enabled", true);
        settings.put("onrush.checkout-saga.simulated-provider.slow", "300ms");
        settings.put("onrush.checkout-saga.simulated-provider.hang", "3s");
        settings.put("onrush.checkout-saga.payment.api-key", "a-key-for-tests-only");
        settings.put("onrush.checkout-saga.payment.timeout", "800ms");
        settings.put("onrush.checkout-saga.payment.connect-timeout", "500ms");
        settings.put("onrush.checkout-saga.saga.step-timeout", "4s");
        settings.put("onrush.checkout-saga.saga.lease", LEASE.toSeconds() + "s");
        settings.put("onrush.checkout-saga.saga.first-backoff", "100ms");
        settings.put("onrush.checkout-saga.saga.max-backoff", "500ms");
        settings.put("onrush.checkout-saga.saga.max-attempts", 12);
        settings.put("onrush.checkout-saga.saga.sweep-interval", "200ms");
        settings.put("onrush.checkout-saga.outbox.topic", name + ".orders");
        settings.put("onrush.checkout-saga.outbox.publish-timeout", "1s");
        settings.put("onrush.checkout-saga.outbox.lease", "2s");
        return settings;
    }

    /** What the node that lives on says of the seats, against what the watchers saw through all of it. */
    private record Survivor(Shop shop) {

        void seesWhatTheWatchersSaw(List<Shop.Sale> sales, List<SeatWatcher> watchers) {
            for (int i = 0; i < sales.size(); i++) {
                String event = sales.get(i).event();
                SeatWatcher watcher = watchers.get(i);
                await("the picture of " + event).atMost(LONG)
                        .until(() -> watcher.seats().equals(shop.get(event + "/availability").expect(200).text("seats")));
                assertThat(watcher.connections()).as("connected again after a node left").isGreaterThan(1);
                assertThat(watcher.toldMillis()).as("told when to come back").anyMatch(millis -> millis != 2_000);
                watcher.close();
            }
        }
    }
}
