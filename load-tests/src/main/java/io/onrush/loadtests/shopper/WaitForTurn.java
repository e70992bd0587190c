package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;

/** Waits for its turn by stream or by polling, as its plan says. */
public final class WaitForTurn {

    private WaitForTurn() {}

    public static ChainBuilder on(Stage stage) {
        return exec(doIf(session -> Shopper.of(session).plan().bySse()).then(WaitBySse.on(stage)))
                .exec(doIf(session -> !Shopper.of(session).plan().bySse()).then(WaitByPolling.on(stage)));
    }
}
