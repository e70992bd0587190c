package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** Tries again, a little later, where somebody else was faster: until it has seats, all are gone, or it has had enough. */
public final class HoldUntilHeld {

    private static final int TRIES = 20;
    private static final Duration REGRET = Duration.ofMillis(200);

    private HoldUntilHeld() {}

    /** @param hold one try: leaves a {@code holdId} in the session, or {@code soldOut} */
    public static ChainBuilder on(Stage stage, ChainBuilder hold) {
        return exec(session -> session.set("tries", 0).set("soldOut", false).remove("holdId"))
                .exec(asLongAs(HoldUntilHeld::goesOn)
                        .on(exec(hold)
                                .exec(session -> session.set("tries", session.getInt("tries") + 1))
                                .exec(doIf(HoldUntilHeld::goesOn).then(pause(session -> Shopper.of(session).about(REGRET))))))
                .exec(session -> {
                    if (!session.contains("holdId")) {
                        stage.recorder().count(session.getBoolean("soldOut") ? "shoppers who found all sold" : "shoppers who got no seats");
                    }
                    return session;
                });
    }

    private static boolean goesOn(Session session) {
        return !session.contains("holdId") && !session.getBoolean("soldOut") && session.getInt("tries") < TRIES;
    }
}
