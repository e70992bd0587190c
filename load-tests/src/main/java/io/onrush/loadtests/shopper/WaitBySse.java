package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.sse;

import io.gatling.http.action.sse.SseInboundMessage;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Waits for its turn at the stream of the queue: asks for its position once, when the draw is made, and then watches. */
public final class WaitBySse {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);

    private WaitBySse() {}

    public static ChainBuilder on(Stage stage) {
        return exec(session -> session.set("called", false).set("admitted", -1).set("drawn", false).remove("position"))
                .exec(OpenStream.of(Step.QUEUE_STREAM, stage, sse(Step.QUEUE_STREAM.text()).get(stage.onsale("/queue/stream"))))
                .exec(asLongAs(session -> !session.getBoolean("called") && Patience.lasts(session, stage)).on(look(stage)))
                .exec(sse("close queue stream").close());
    }

    private static ChainBuilder look(Stage stage) {
        return pause(LOOKS_EVERY)
                .exec(sse.processUnmatchedMessages((messages, session) -> watched(messages, session, stage)))
                .exec(doIf(session -> session.getBoolean("drawn") && !session.contains("position")).then(AskPosition.on(stage)))
                .exec(session -> session.set("called", session.getBoolean("called") || isCalled(session)));
    }

    private static Session watched(List<SseInboundMessage> messages, Session session, Stage stage) {
        Session seen = session;
        for (SseInboundMessage message : messages) {
            JsonNode status = SseFrame.read(message.message()).data();
            if (status.has("phase")) {
                stage.recorder().count("queue frames");
                String phase = status.get("phase").asString();
                seen = seen.set("admitted", status.get("admitted").asInt()).set("drawn", phase.equals("OPEN"));
                if (status.at("/outlook/soldOut").asBoolean(false)) {
                    seen = seen.set("likelihood", "none");
                }
            }
        }
        return seen;
    }

    private static boolean isCalled(Session session) {
        return session.contains("position") && session.getInt("admitted") > session.getInt("position");
    }
}
