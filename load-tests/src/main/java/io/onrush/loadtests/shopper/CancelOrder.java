package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** Changes its mind after buying, and waits until the money is on its way back. */
public final class CancelOrder {

    private CancelOrder() {}

    public static ChainBuilder on(Stage stage) {
        return stage.call(Step.CANCEL, http(Step.CANCEL.text())
                        .post("/api/v1/orders/#{orderId}/cancel")
                        .header("Authorization", Stage.BEARER)
                        .header("Idempotency-Key", "cancel-#{orderId}"))
                .exec(FollowOrder.whileIts(stage, "CONFIRMED"))
                .exec(session -> {
                    stage.recorder().count("cancelled afterwards");
                    return session;
                });
    }
}
