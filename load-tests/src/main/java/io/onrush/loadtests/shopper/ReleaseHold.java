package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** Gives the held seats back. */
public final class ReleaseHold {

    private ReleaseHold() {}

    public static ChainBuilder on(Stage stage) {
        return stage.call(Step.RELEASE, http(Step.RELEASE.text())
                .delete("/api/v1/holds/#{holdId}")
                .header("Authorization", Stage.BEARER));
    }
}
