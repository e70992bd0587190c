package io.onrush.loadtests.shopper;

import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** How long a shopper waits in the queue before it goes home; no longer than there is anything to wait for. */
final class Patience {

    private Patience() {}

    static boolean lasts(Session session, Stage stage) {
        return !isToldAllIsSold(session) && Duration.ofNanos(System.nanoTime() - session.getLong("joinedAt")).compareTo(stage.settings().crowd().patience()) < 0;
    }

    /** Counts who is still waiting when it has run out. */
    static Session orGivesUp(Session session, Stage stage) {
        if (isToldAllIsSold(session)) {
            stage.recorder().count("shoppers who were told in the queue that everything is sold");
        } else if (!lasts(session, stage)) {
            stage.recorder().count("shoppers who lost patience in the queue");
        }
        return session;
    }

    private static boolean isToldAllIsSold(Session session) {
        return "none".equals(session.getString("likelihood"));
    }
}
