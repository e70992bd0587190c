package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.embedded.SharedServers;
import io.onrush.engine.kit.Fault;
import io.onrush.engine.kit.Gate;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.SaleOracle;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.TroubledSale;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** A server goes away in the middle of a sale and comes back. docs/operating.md says what each means; nothing is restarted. */
@OnrushTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {

    private static final Duration BACK = Duration.ofSeconds(20);

    private GatedEngine engine;

    @BeforeAll
    void start(@Autowired Environment servers) {
        engine = GatedEngine.beside(servers, TroubledSale.SETTINGS);
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void withoutRedisNobodyHoldsAndAfterwardsEverybodyHasWhatTheyHad() {
        Shop.Sale sale = engine.shop().openSale();
        Shopper buyer = engine.shop().shopper().admittedTo(sale);
        Shopper holder = engine.shop().shopper().admittedTo(sale);
        String orderId = order(buyer, buyer.hold(sale, "stalls-A-1").expect(201));
        Reply held = holder.hold(sale, "stalls-A-2").expect(201);

        engine.redis().shut();
        try {
            later(holder.hold(sale, "stalls-A-3"));
            later(holder.order(held, "tok_visa"));
            later(holder.send("DELETE", "/api/v1/holds/" + held.text("holdId"), null));
            later(engine.shop().shopper().join(sale));
            engine.shop().get("/api/v1/events").expect(200);
            engine.shop().get(sale.event() + "/seat-map").expect(200);
            buyer.get("/api/v1/orders/" + orderId).expect(200);
        } finally {
            engine.redis().open();
        }
        await().atMost(BACK).until(() -> holder.order(held, "tok_visa").status() == 202);
        holder.awaitOrder(order(holder, held), "CONFIRMED");
        engine.shop().shopper().admittedTo(sale).hold(sale, "stalls-A-1").expectProblem(409, "seats-unavailable");
    }

    @Test
    void withoutPostgresqlSeatsAreHeldAndLapseAndNothingIsOrdered() {
        Shop.Sale sale = engine.shop().openSale(event -> event.put("holdSeconds", 5), onsale -> {});
        Shopper buyer = engine.shop().shopper().admittedTo(sale);
        Shopper holder = engine.shop().shopper().admittedTo(sale);
        buyer.hold(sale, "stalls-A-1").expect(201);
        await().until(() -> engine.shop().get(sale.event() + "/availability").text("seats").startsWith("H"));

        engine.postgresql().shut();
        try {
            Reply held = holder.hold(sale, "stalls-A-2").expect(201);
            later(holder.order(held, "tok_visa"));
            await().atMost(Duration.ofSeconds(9)).until(() -> engine.shop().get(sale.event() + "/availability").text("seats").startsWith("A"));
        } finally {
            engine.postgresql().open();
        }
        Reply again = await().atMost(BACK).until(() -> holder.hold(sale, "stalls-A-4"), hold -> hold.status() == 201);
        String orderId = await().atMost(BACK).until(() -> holder.order(again, "tok_visa"), answer -> answer.status() == 202).text("orderId");
        holder.awaitOrder(orderId, "CONFIRMED");
    }

    @Test
    @SuppressWarnings("unchecked")
    void withoutKafkaOrdersAreConfirmedAndToldOnceItIsBack(@Autowired Environment servers) {
        int broker = Integer.parseInt(servers.getRequiredProperty("onrush.kafka.bootstrap-servers").replaceAll(".*:", ""));
        Map<String, Object> alone = new HashMap<>(SharedServers.postgresWithDatabase("without_kafka"));
        alone.put("onrush.migrations.enabled", "true");
        try (Gate kafka = Gate.to(broker)) {
            alone.put("onrush.kafka.bootstrap-servers", "127.0.0.1:" + kafka.port());
            kafka.shut();
            try (GatedEngine without = GatedEngine.beside(servers, alone)) {
                Shop.Sale sale = without.shop().openSale();
                Shopper shopper = without.shop().shopper().admittedTo(sale);
                String orderId = order(shopper, shopper.hold(sale, "stalls-A-1").expect(201));
                shopper.awaitOrder(orderId, "CONFIRMED");
                DatabaseClient database = without.context().getBean(DatabaseClient.class);
                assertThat(pending(database)).isEqualTo(1);
                kafka.open();
                await().atMost(BACK).until(() -> pending(database) == 0);
                SaleOracle.check(database, without.context().getBean(RedisClusterReactiveCommands.class));
            }
        }
    }

    /** As where a firewall has forgotten them, or a machine has lost its power. */
    @Test
    void connectionsThatAreLostInSilenceAreOpenedAnewAndTheSaleGoesOn() {
        TroubledSale.sellThrough(engine, 1, sale -> {
            engine.redis().suffer(Fault.blackHole(Fault.Way.TO_SERVER, Fault.Way.TO_CLIENT));
            engine.postgresql().suffer(Fault.blackHole(Fault.Way.TO_CLIENT));
            try {
                sale.awaitRefusal();
            } finally {
                engine.redis().heal();
                engine.postgresql().heal();
            }
        });
    }

    private static long pending(DatabaseClient database) {
        return database.sql("select count(*) from checkout.outbox where delivered_at is null").map(row -> row.get(0, Long.class)).one().block(BACK);
    }

    private static String order(Shopper shopper, Reply hold) {
        return shopper.order(hold, "tok_visa").expect(202).text("orderId");
    }

    /** Refused for now, and told when to come again. */
    private static void later(Reply reply) {
        reply.expect(503);
        assertThat(Integer.parseInt(reply.header("Retry-After"))).as("Retry-After of %s", reply.body()).isPositive();
    }
}
