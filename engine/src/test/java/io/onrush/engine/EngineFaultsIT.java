package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.onrush.engine.kit.EngineNode;
import io.onrush.engine.kit.PatientSender;
import io.onrush.engine.kit.Rush;
import io.onrush.engine.kit.SaleOracle;
import io.onrush.engine.kit.Shop;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Two production processes sell one event. One sleeps through its leases and then goes on as if nothing had been; the other is killed in the
 * middle of the sale and comes back. Starts of whole processes take long: it has a command of its own, in docs/reliability.md.
 */
@Tag("long")
class EngineFaultsIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Map<String, Object> settings = settings();
    private final EngineNode first = new EngineNode("faults-a", settings);
    private final EngineNode second = new EngineNode("faults-b", settings);
    private final DatabaseClient database = database();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aSleeperAndACrashAreSurvivedByTheSale() {
        first.start().awaitReady();
        second.start().awaitReady();
        Shop shop = new Shop(first.port());
        Shop.Sale sale = Rush.openSale(shop);
        PatientSender way = new PatientSender(List.of(first.http(), second.http()));
        try (Rush rush = new Rush(way, sale, shop.seats(sale), Long.getLong("onrush.faults.seed", 1))) {
            rush.awaitOrders(3);
            first.process().freeze();
            List<String> inFlight = running();
            await("its sagas go on elsewhere").atMost(LONG).until(() -> running().stream().noneMatch(inFlight::contains));
            first.process().thaw();
            rush.awaitOrders(2);
            second.process().kill();
            rush.awaitOrders(2);
            second.start();
            rush.awaitSoldOut();
            assertThat(rush.unexplained()).isEmpty();
            assertThat(rush.ends().keySet()).as("every accepted order ended").isEqualTo(rush.accepted());
            System.out.printf("measured: %d orders, %d sagas in flight when the first process slept, %d requests sent again%n",
                    rush.orders(), inFlight.size(), way.repeated());
        }
        SaleOracle.check(database, RedisClient.create("redis://127.0.0.1:" + settings.get("spring.data.redis.port")).connect().reactive());
    }

    private List<String> running() {
        return database.sql("select order_id::text from checkout.sagas where status = 'RUNNING'").map(row -> row.get(0, String.class)).all().collectList().block(LONG);
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = RollingRestartIT.settings("engine_faults");
        settings.put("onrush.inventory.hold-budget", 0);
        settings.put("onrush.stock.units-per-bucket", 10);
        return settings;
    }

    private DatabaseClient database() {
        String url = settings.get("spring.r2dbc.url").toString();
        return DatabaseClient.create(ConnectionFactories.get(ConnectionFactoryOptions.parse(url).mutate().option(ConnectionFactoryOptions.USER, "postgres").build()));
    }
}
