package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;

/** Exchanges the called place for a pass; who is told to wait a little does. */
public final class TakePass {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private TakePass() {}

    public static ChainBuilder on(Stage stage) {
        ChainBuilder ask = stage.call(Step.PASS, http(Step.PASS.text())
                .post(stage.onsale("/pass"))
                .header("Authorization", Stage.BEARER)
                .header("Queue-Ticket", "#{ticket}")
                .check(jmesPath("pass").optional().saveAs("pass"))
                .check(jmesPath("likelihood").optional().saveAs("likelihood")));
        return exec(session -> session.remove("pass"))
                .exec(asLongAs(session -> !session.contains("pass") && Patience.lasts(session, stage))
                        .on(exec(ask).exec(doIf(session -> !session.contains("pass")).then(pause(RETRY)))))
                .exec(session -> Patience.orGivesUp(session, stage))
                .exitHereIf(session -> !session.contains("pass"))
                .exec(session -> {
                    stage.recorder().count("let in");
                    stage.recorder().span("from joining to the pass", Duration.ofNanos(System.nanoTime() - session.getLong("joinedAt")));
                    return session;
                });
    }
}
