package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;

import io.gatling.http.action.sse.SseInboundMessage;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;

/** Watches the seats, comes back after a break where it left off, and at the end compares its picture with the truth. */
public final class WatchMap {

    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final Duration BREAK = Duration.ofMillis(500);
    private static final Duration SETTLE = Duration.ofMillis(400);
    private static final int ROUNDS = 8;
    private static final String PICTURE = "picture";

    private WatchMap() {}

    /** For so long, with a break in the middle. */
    public static ChainBuilder on(Stage stage, Duration time) {
        return exec(session -> session.set(PICTURE, new SeatPicture()))
                .exec(OpenStream.of(Step.MAP_STREAM, stage, sse(Step.MAP_STREAM.text()).get(stage.event("/availability/stream"))))
                .exec(watch(stage, time.dividedBy(2)))
                .exec(sse("close map stream").close())
                .pause(BREAK)
                .exec(OpenStream.of(Step.MAP_STREAM, stage, sse(Step.MAP_STREAM.text())
                        .get(stage.event("/availability/stream"))
                        .header("Last-Event-ID", session -> String.valueOf(picture(session).seq()))))
                .exec(watch(stage, time.dividedBy(2)))
                .exec(compare(stage))
                .exec(sse("close map stream").close());
    }

    private static ChainBuilder watch(Stage stage, Duration time) {
        return exec(session -> session.set("watchesUntil", System.nanoTime() + time.toNanos()))
                .exec(asLongAs(session -> System.nanoTime() < session.getLong("watchesUntil")).on(pause(LOOKS_EVERY).exec(look(stage))));
    }

    private static ChainBuilder look(Stage stage) {
        return exec(sse.processUnmatchedMessages((messages, session) -> seen(messages, session, stage)));
    }

    private static Session seen(List<SseInboundMessage> messages, Session session, Stage stage) {
        SeatPicture picture = picture(session);
        for (SseInboundMessage message : messages) {
            long before = picture.seq();
            if (picture.take(SseFrame.read(message.message()))) {
                stage.recorder().count("map frames");
                Duration late = before < 0 ? null : stage.holds().lateness(before, picture.seq(), message.timestamp());
                if (late != null) {
                    stage.recorder().span("from a hold to its frame", late);
                }
            }
        }
        return session;
    }

    /** Only a picture of the very moment can be compared; while others still buy, it may take a few rounds to catch one. */
    private static ChainBuilder compare(Stage stage) {
        ChainBuilder round = stage.call(Step.AVAILABILITY, http(Step.AVAILABILITY.text())
                        .get(stage.event("/availability"))
                        .check(jmesPath("seats").saveAs("seats"))
                        .check(jmesPath("seq").ofLong().saveAs("seq")))
                .pause(SETTLE)
                .exec(look(stage))
                .exec(session -> session.set("compared", picture(session).seq() == session.getLong("seq")).set("round", session.getInt("round") + 1));
        return exec(session -> session.set("compared", false).set("round", 0))
                .exec(asLongAs(session -> !session.getBoolean("compared") && session.getInt("round") < ROUNDS).on(round))
                .exec(session -> judged(session, stage));
    }

    private static Session judged(Session session, Stage stage) {
        SeatPicture picture = picture(session);
        if (picture.wentBack()) {
            stage.recorder().count("watchers whose map went back");
        }
        stage.recorder().count("watchers whose map " + verdict(session, picture));
        return session;
    }

    /** The availability is older than the look at the picture: who has not come as far is behind, who is further has nothing to compare. */
    private static String verdict(Session session, SeatPicture picture) {
        if (session.getBoolean("compared")) {
            return picture.shows(session.getString("seats")) ? "was right" : "was wrong";
        }
        return picture.seq() < session.getLong("seq") ? "was behind" : "kept changing";
    }

    private static SeatPicture picture(Session session) {
        return session.get(PICTURE);
    }
}
