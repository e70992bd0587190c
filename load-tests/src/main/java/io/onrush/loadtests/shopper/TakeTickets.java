package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** Fetches the tickets of a confirmed order. */
public final class TakeTickets {

    private TakeTickets() {}

    public static ChainBuilder on(Stage stage) {
        return stage.call(Step.TICKETS, http(Step.TICKETS.text())
                        .get("/api/v1/orders/#{orderId}/tickets")
                        .header("Authorization", Stage.BEARER)
                        .check(jmesPath("length(@)").ofInt().saveAs("tickets")))
                .exec(session -> {
                    stage.recorder().count("tickets", session.getInt("tickets"));
                    return session;
                });
    }
}
