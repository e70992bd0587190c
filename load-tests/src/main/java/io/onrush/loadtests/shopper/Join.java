package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** A place in the queue. */
public final class Join {

    private Join() {}

    public static ChainBuilder on(Stage stage) {
        return stage.call(Step.JOIN, http(Step.JOIN.text())
                        .post(stage.onsale("/queue"))
                        .header("Authorization", Stage.BEARER)
                        .check(jmesPath("ticket").saveAs("ticket")))
                .exec(session -> {
                    stage.recorder().count("joined");
                    return session.set("joinedAt", System.nanoTime());
                });
    }
}
