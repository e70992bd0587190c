package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.Locale;

/** Asks what became of the order until it has left a status. */
public final class FollowOrder {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 480;

    private FollowOrder() {}

    /** From the order to its end. */
    public static ChainBuilder toItsEnd(Stage stage) {
        return whileIts(stage, "PENDING").exec(session -> {
            String end = session.getString("orderStatus");
            stage.recorder().count("orders " + end.toLowerCase(Locale.ROOT));
            if (session.contains("failure")) {
                stage.recorder().count("orders failed: " + session.getString("failure"));
            }
            if (!end.equals("PENDING")) {
                stage.recorder().span("from the order to its end", Duration.ofNanos(System.nanoTime() - session.getLong("orderedAt")));
            }
            return session;
        });
    }

    static ChainBuilder whileIts(Stage stage, String status) {
        ChainBuilder look = stage.call(Step.FOLLOW, http(Step.FOLLOW.text())
                .get("/api/v1/orders/#{orderId}")
                .header("Authorization", Stage.BEARER)
                .check(jmesPath("status").saveAs("orderStatus"))
                .check(jmesPath("reason").optional().saveAs("failure")));
        return exec(session -> session.set("orderStatus", status).set("looks", 0).remove("failure"))
                .exec(asLongAs(session -> session.getString("orderStatus").equals(status) && session.getInt("looks") < MOST_LOOKS)
                        .on(pause(LOOKS_EVERY).exec(look).exec(session -> session.set("looks", session.getInt("looks") + 1))));
    }
}
