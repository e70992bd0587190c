package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.SseConnectActionBuilder;
import java.time.Duration;

/** Opens a stream of server-sent events. Gatling does not show its answer, so the time is taken around it. */
final class OpenStream {

    private OpenStream() {}

    static ChainBuilder of(Step step, Stage stage, SseConnectActionBuilder connect) {
        return exec(session -> session.set("openedAt", System.nanoTime()))
                .exec(connect)
                .exec(session -> {
                    if (session.isFailed()) {
                        stage.recorder().failed(step);
                    } else {
                        stage.recorder().took(step, Duration.ofNanos(System.nanoTime() - session.getLong("openedAt")));
                    }
                    return session;
                })
                .exitHereIfFailed();
    }
}
