package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;

/** The time that people take. */
public final class Think {

    private static final Duration TOO_LATE = Duration.ofSeconds(1);

    private Think() {}

    public static ChainBuilder on(Stage stage) {
        return pause(session -> Shopper.of(session).about(stage.settings().crowd().think()));
    }

    /** Dawdles until the hold is sure to have lapsed. */
    public static ChainBuilder tooLong(Stage stage) {
        return pause(Duration.ofSeconds(stage.settings().terms().holdSeconds()).plus(TOO_LATE));
    }
}
