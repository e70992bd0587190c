package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.CapturedLogs;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Logs tell operators what happened, and nobody who shopped. */
@OnrushTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class LogsIT {

    private static final String EMAIL = "grace.hopper@private.example";
    private static final String CLIENT = "203.0.113.77";

    private GatedEngine engine;

    @BeforeAll
    void start(@Autowired Environment servers) {
        engine = GatedEngine.beside(servers, Map.of("onrush.edge.trusted-proxies", "127.0.0.0/8,::1/128"));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void aSaleLeavesNoSecretAndNobodysDataInTheLogs(@Autowired Environment servers, CapturedOutput console) {
        Set<String> secrets = new TreeSet<>(Set.of(EMAIL, "grace.hopper", CLIENT, Shop.ADMIN_PASSWORD, "sk_gated_engine",
                Shop.basic(Shop.ADMIN_PASSWORD), servers.getRequiredProperty("onrush.secret"), "tok_visa", "tok_declined", "tok_lost_reply"));
        try (CapturedLogs logs = CapturedLogs.start()) {
            Shop.Sale sale = engine.shop().openSale();
            secrets.addAll(buy(engine.shop(), sale, "stalls-A-1", "tok_visa", "CONFIRMED"));
            secrets.addAll(buy(engine.shop(), sale, "stalls-A-2", "tok_declined", "FAILED"));
            misuse(engine.shop(), sale);
            secrets.addAll(buyDuringAnOutage(engine, sale, logs));

            assertThat(logs.plain()).as("the log was captured").contains("Drew ").contains("does not answer");
            assertThat(logs.structured()).as("in both forms").contains("\"message\":\"Drew ");
            assertThat(logs.plain().lines().filter(line -> line.contains("DEBUG") && line.contains("io.onrush"))).as("at debug too").isNotEmpty();
            assertThat(secrets).allSatisfy(secret -> {
                assertThat(secret).hasSizeGreaterThan(5);
                assertThat(logs.plain()).doesNotContain(secret);
                assertThat(logs.structured()).doesNotContain(secret);
                assertThat(console.getAll()).as("from the very start, at info").doesNotContain(secret);
            });
            assertThat(logs.errors()).as("what shoppers and outages cause is no error of ours").isEmpty();
        }
    }

    @Test
    void aStructuredLineSaysWhichComponentAndWhichOnsaleItIsAbout() {
        try (CapturedLogs logs = CapturedLogs.start()) {
            Shop.Sale sale = engine.shop().openSale();
            JsonNode line = await().until(() -> logs.line("Drew 0 entrants of onsale " + sale.onsaleId()), found -> found != null);
            assertThat(line.get("component").asString()).isEqualTo("waiting-room");
            assertThat(line.get("onsaleId").asString()).isEqualTo(sale.onsaleId());
            assertThat(line.get("log").get("level").asString()).isEqualTo("INFO");
            assertThat(line.has("@timestamp")).isTrue();
        }
    }

    @Test
    void anOutageIsToldOnceAndNotWithEveryRequest() {
        try (CapturedLogs logs = CapturedLogs.start()) {
            Shop.Sale sale = engine.shop().openSale();
            Shopper shopper = engine.shop().shopper().admittedTo(sale);
            engine.redis().shut();
            await().until(() -> shopper.hold(sale, "stalls-A-1").status() == 503 && shopper.join(sale).status() == 503);
            await().until(() -> logs.count("redis does not answer") == 1);
            long before = logs.warnings();
            for (int i = 0; i < 20; i++) {
                shopper.hold(sale, "stalls-A-1");
                shopper.join(sale);
            }
            assertThat(logs.warnings() - before).as("warnings of forty refused requests").isLessThan(8);
            assertThat(logs.count("redis does not answer")).isEqualTo(1);
            engine.redis().open();
            await().until(() -> shopper.hold(sale, "stalls-A-1").status() == 201);
        }
    }

    /** All that only the buyer and the shop should know. */
    private static Set<String> buy(Shop shop, Shop.Sale sale, String seat, String token, String end) {
        Shopper shopper = shop.shopper().header("X-Forwarded-For", CLIENT).admittedTo(sale);
        Reply hold = shopper.hold(sale, seat).expect(201);
        Map<String, Object> body = Map.of("holdId", hold.text("holdId"), "email", EMAIL, "paymentToken", token);
        String order = shopper.withKey("key-" + hold.text("holdId"), "POST", "/api/v1/orders", body).expect(202).text("orderId");
        shopper.awaitOrder(order, end);
        Set<String> known = known(shopper);
        if (end.equals("CONFIRMED")) {
            shopper.get("/api/v1/orders/" + order + "/tickets").expect(200).json().forEach(ticket -> known.add(ticket.get("code").asString()));
        }
        return known;
    }

    private static Set<String> known(Shopper shopper) {
        return new TreeSet<>(List.of(
                shopper.visitorId(),
                shopper.header("Authorization").substring("Bearer ".length()),
                shopper.header("Queue-Ticket"),
                shopper.header("Admission-Pass")));
    }

    /** Bad input, forged tokens, wrong passwords: each is answered, none is worth a line that quotes it. */
    private static void misuse(Shop shop, Shop.Sale sale) {
        Shopper shopper = shop.shopper().header("X-Forwarded-For", CLIENT);
        shopper.send("POST", "/api/v1/orders", Map.of("email", EMAIL)).expect(400);
        shopper.withKey("bad", "POST", "/api/v1/orders", Map.of("holdId", "x", "email", EMAIL + "@", "paymentToken", "tok_visa"));
        shopper.header("Queue-Ticket", "forged." + EMAIL + ".x").pass(sale).expect(401);
        shopper.send("POST", sale.event() + "/holds", ("{\"seats\": \"" + EMAIL).getBytes(StandardCharsets.UTF_8));
        shop.http().send("GET", "/api/v1/orders", Map.of("Authorization", "Bearer " + EMAIL), null).expect(401);
        shop.http().send("GET", "/api/v1/admin/session", Map.of("Authorization", Shop.basic("guess-" + EMAIL)), null).expect(401);
        shop.admin("GET", "/orders?email=" + EMAIL, null).expect(200);
    }

    private static Set<String> buyDuringAnOutage(GatedEngine engine, Shop.Sale sale, CapturedLogs logs) {
        Shopper shopper = engine.shop().shopper().header("X-Forwarded-For", CLIENT).admittedTo(sale);
        Reply hold = shopper.hold(sale, "stalls-A-3").expect(201);
        Map<String, Object> body = Map.of("holdId", hold.text("holdId"), "email", EMAIL, "paymentToken", "tok_lost_reply");
        String order = shopper.withKey("lost", "POST", "/api/v1/orders", body).expect(202).text("orderId");
        engine.redis().shut();
        engine.postgresql().shut();
        await().until(() -> shopper.hold(sale, "stalls-A-4").status() == 503 && shopper.get("/api/v1/orders").status() == 503
                && logs.plain().contains("does not answer"));
        engine.postgresql().open();
        engine.redis().open();
        await().atMost(Duration.ofSeconds(40)).until(() -> Set.of("CONFIRMED", "FAILED").contains(String.valueOf(shopper.get("/api/v1/orders/" + order).text("status"))));
        return known(shopper);
    }
}
