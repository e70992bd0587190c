package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.Gate;
import io.onrush.engine.kit.GatedEngine;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What probes and alerts are told: which servers answer, and who suffers where one does not. */
@OnrushTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthIT {

    private static final List<String> ROLES = List.of("edge", "waiting-room", "seat-map-streamer", "checkout-saga");
    private static final Map<String, String> ADMIN = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD));

    private GatedEngine engine;

    @BeforeAll
    void start(@Autowired Environment servers) {
        engine = GatedEngine.beside(servers, Map.of());
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void everyRoleHasAGroupWithAllThatItUses() {
        ROLES.forEach(role -> assertThat(status(engine, role)).as(role).isEqualTo("200 UP"));
        assertThat(status(engine, "liveness")).isEqualTo("200 UP");
        assertThat(status(engine, "readiness")).isEqualTo("200 UP");
        assertThat(members("edge")).containsExactlyInAnyOrder("redis", "db");
        assertThat(members("waiting-room")).containsExactlyInAnyOrder("redis", "db");
        assertThat(members("seat-map-streamer")).containsExactlyInAnyOrder("redis", "db");
        assertThat(members("checkout-saga")).containsExactlyInAnyOrder("redis", "db", "kafka");
        assertThat(members("readiness")).containsExactlyInAnyOrder("readinessState", "redis", "db");
        assertThat(members("liveness")).containsExactly("livenessState");
        Reply anonymous = engine.actuator().send("GET", "/actuator/health/checkout-saga", Map.of(), null);
        assertThat(List.copyOf(anonymous.json().propertyNames())).containsExactly("status");
    }

    @Test
    void aRedisThatIsAwayShowsWhereItIsNeededAndHealsByItself() {
        outage(engine.redis(), "redis", "postgresql");
    }

    @Test
    void aPostgresqlThatIsAwayShowsWhereItIsNeededAndHealsByItself() {
        outage(engine.postgresql(), "postgresql", "redis");
    }

    private void outage(Gate gate, String dependency, String other) {
        gate.shut();
        try {
            await().untilAsserted(() -> {
                assertThat(status(engine, "readiness")).isEqualTo("503 DOWN");
                ROLES.forEach(role -> assertThat(status(engine, role)).as(role).isEqualTo("503 DOWN"));
                assertThat(engine.scrape().value("engine_dependency_up", "dependency", dependency)).isZero();
            });
            assertThat(status(engine, "liveness")).isEqualTo("200 UP");
            assertThat(engine.scrape().value("engine_dependency_up", "dependency", other)).isEqualTo(1);
            assertThat(engine.scrape().value("engine_dependency_up", "dependency", "kafka")).isEqualTo(1);
        } finally {
            gate.open();
        }
        await().untilAsserted(() -> {
            assertThat(status(engine, "readiness")).isEqualTo("200 UP");
            ROLES.forEach(role -> assertThat(status(engine, role)).as(role).isEqualTo("200 UP"));
            assertThat(engine.scrape().value("engine_dependency_up", "dependency", dependency)).isEqualTo(1);
        });
    }

    @Test
    void aCheckoutWithoutKafkaGoesOnAndSaysSo(@Autowired Environment servers) {
        Map<String, Object> alone = Map.of("onrush.roles", "checkout-saga", "onrush.kafka.bootstrap-servers", "127.0.0.1:1");
        try (GatedEngine checkout = GatedEngine.beside(servers, alone)) {
            await().untilAsserted(() -> assertThat(checkout.scrape().value("engine_dependency_up", "dependency", "kafka")).isZero());
            assertThat(status(checkout, "checkout-saga")).isEqualTo("503 DOWN");
            assertThat(status(checkout, "readiness")).isEqualTo("200 UP");
            assertThat(status(checkout, "liveness")).isEqualTo("200 UP");
            assertThat(status(checkout, "edge")).as("a role that is not served").startsWith("404");

            checkout.redis().shut();
            await().untilAsserted(() -> assertThat(checkout.scrape().value("engine_dependency_up", "dependency", "redis")).isZero());
            assertThat(status(checkout, "readiness")).as("orders are accepted and wait").isEqualTo("200 UP");
            checkout.postgresql().shut();
            await().untilAsserted(() -> assertThat(status(checkout, "readiness")).isEqualTo("503 DOWN"));
            checkout.postgresql().open();
            checkout.redis().open();
            await().untilAsserted(() -> assertThat(status(checkout, "readiness")).isEqualTo("200 UP"));
        }
    }

    @Test
    void onAPortOfItsOwnTheActuatorTellsAnybodyHealthAndMetricsAndNothingElse() {
        engine.scrape();
        engine.actuator().send("GET", "/actuator/info", Map.of(), null).expectProblem(401, "admin-required");
        engine.actuator().send("GET", "/actuator/info", ADMIN, null).expect(200);
        List.of("env", "heapdump", "loggers", "beans", "threaddump", "configprops", "shutdown").forEach(endpoint ->
                engine.actuator().send("GET", "/actuator/" + endpoint, ADMIN, null).expect(404));
        engine.shop().get("/actuator/health").expect(404);
        engine.shop().get("/actuator/prometheus").expect(404);
        engine.actuator().send("GET", "/api/v1/events", Map.of(), null).expect(404);
        engine.actuator().send("GET", "/", Map.of(), null).expect(404);
    }

    @Test
    void onTheShopsPortMetricsAreForAdmins(Shop shop) {
        shop.get("/actuator/health/readiness").expect(200);
        shop.get("/actuator/prometheus").expectProblem(401, "admin-required");
        shop.http().send("GET", "/actuator/prometheus", ADMIN, null).expect(200);
        shop.get("/actuator/info").expectProblem(401, "admin-required");
        shop.http().send("GET", "/actuator/env", ADMIN, null).expect(404);
    }

    private static String status(GatedEngine engine, String group) {
        Reply reply = engine.actuator().send("GET", "/actuator/health/" + group, Map.of(), null);
        return reply.status() + " " + (reply.json() == null ? "" : reply.text("status"));
    }

    private List<String> members(String group) {
        Reply reply = engine.actuator().send("GET", "/actuator/health/" + group, ADMIN, null).expect(200);
        assertThat(reply.json().has("components")).as(reply.body()).isTrue();
        return List.copyOf(reply.json().get("components").propertyNames());
    }
}
