package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** Gives the pass back: the slot goes to the next. */
public final class LeaveSale {

    private LeaveSale() {}

    public static ChainBuilder on(Stage stage) {
        return stage.call(Step.LEAVE, http(Step.LEAVE.text())
                .delete(stage.onsale("/pass"))
                .header("Authorization", Stage.BEARER)
                .header("Admission-Pass", "#{pass}"));
    }
}
