package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** Waits for its turn and asks as often as the server suggests. */
public final class WaitByPolling {

    private WaitByPolling() {}

    public static ChainBuilder on(Stage stage) {
        return exec(session -> session.set("called", false))
                .exec(asLongAs(session -> !session.getBoolean("called") && Patience.lasts(session, stage))
                        .on(exec(AskPosition.on(stage)).exec(doIf(session -> !session.getBoolean("called")).then(pause(WaitByPolling::suggested)))));
    }

    static Duration suggested(Session session) {
        return Shopper.of(session).about(Duration.ofMillis((long) (session.getDouble("pollAfter") * 1000)));
    }
}
