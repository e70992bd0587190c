package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;

/** A new visitor: it gets a token. */
public final class Register {

    private Register() {}

    public static ChainBuilder on(Stage stage) {
        return stage.call(Step.REGISTER, http(Step.REGISTER.text())
                .post("/api/v1/visitors")
                .check(jmesPath("token").saveAs("token")));
    }
}
