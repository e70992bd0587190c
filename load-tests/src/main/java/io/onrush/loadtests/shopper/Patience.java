package io.onrush.loadtests.shopper;

import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** How long a shopper waits in the queue before it goes home. */
final class Patience {

    private Patience() {}

    static boolean lasts(Session session, Stage stage) {
        return Duration.ofNanos(System.nanoTime() - session.getLong("joinedAt")).compareTo(stage.settings().crowd().patience()) < 0;
    }

    /** Counts who is still waiting when it has run out. */
    static Session orGivesUp(Session session, Stage stage) {
        if (!lasts(session, stage)) {
            stage.recorder().count("shoppers who lost patience in the queue");
        }
        return session;
    }
}
