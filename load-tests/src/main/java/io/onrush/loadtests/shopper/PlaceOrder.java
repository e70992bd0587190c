package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Orders what is held. */
public final class PlaceOrder {

    private static final JsonMapper JSON = new JsonMapper();

    private PlaceOrder() {}

    public static ChainBuilder on(Stage stage) {
        return exec(session -> session.remove("orderId").set("orderedAt", System.nanoTime()))
                .exec(stage.call(Step.ORDER, http(Step.ORDER.text())
                        .post("/api/v1/orders")
                        .header("Authorization", Stage.BEARER)
                        .header("Idempotency-Key", "#{holdId}")
                        .header("Content-Type", "application/json")
                        .body(StringBody(PlaceOrder::body))
                        .check(jmesPath("orderId").optional().saveAs("orderId"))));
    }

    private static String body(Session session) {
        ShopperPlan plan = Shopper.of(session).plan();
        return JSON.writeValueAsString(Map.of(
                "holdId", session.getString("holdId"),
                "email", "shopper" + plan.number() + "@example.org",
                "paymentToken", plan.card()));
    }
}
