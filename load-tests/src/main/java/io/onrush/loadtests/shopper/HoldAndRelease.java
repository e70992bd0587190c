package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;

/** Holds, thinks, gives back, and holds again, for so long. */
public final class HoldAndRelease {

    private HoldAndRelease() {}

    public static ChainBuilder on(Stage stage, Duration time) {
        return exec(session -> session.set("churnsUntil", System.nanoTime() + time.toNanos()))
                .exec(asLongAs(session -> System.nanoTime() < session.getLong("churnsUntil"))
                        .on(exec(HoldSeats.once(stage, Taste.ANY))
                                .exec(Think.on(stage))
                                .exec(doIf(session -> session.contains("holdId")).then(ReleaseHold.on(stage).exec(session -> {
                                    stage.recorder().count("holds given back");
                                    return session;
                                })))));
    }
}
