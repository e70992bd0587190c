package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** Polls as the server suggests until its place is called or the time is over, and does nothing about it. */
public final class WaitInVain {

    private WaitInVain() {}

    public static ChainBuilder on(Stage stage, Duration time) {
        return exec(session -> session.set("called", false))
                .exec(asLongAs(session -> !session.getBoolean("called") && hasTime(session, time))
                        .on(exec(AskPosition.on(stage)).exec(pause(WaitByPolling::suggested))))
                .exec(session -> {
                    stage.recorder().count(session.getBoolean("called") ? "called" : "not called in time");
                    return session;
                });
    }

    private static boolean hasTime(Session session, Duration time) {
        return System.nanoTime() - session.getLong("joinedAt") < time.toNanos();
    }
}
