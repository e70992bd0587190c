package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** Where am I: the position, whether it was called, and when asking again is worth it. */
final class AskPosition {

    private AskPosition() {}

    static ChainBuilder on(Stage stage) {
        return stage.call(Step.POSITION, http(Step.POSITION.text())
                .get(stage.onsale("/queue/me"))
                .header("Authorization", Stage.BEARER)
                .header("Queue-Ticket", "#{ticket}")
                .check(jmesPath("admitted").ofBoolean().saveAs("called"))
                .check(jmesPath("likelihood").optional().saveAs("likelihood"))
                .check(jmesPath("position").ofInt().optional().saveAs("position"))
                .check(jmesPath("pollAfterSeconds").ofDouble().saveAs("pollAfter")));
    }
}
