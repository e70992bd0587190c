package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Looks at what is free, picks seats, and asks for them: all or none. Leaves a hold in the session, or word that all is sold. */
public final class HoldSeats {

    private static final JsonMapper JSON = new JsonMapper();

    private HoldSeats() {}

    public static ChainBuilder once(Stage stage, Taste taste) {
        return exec(session -> session.remove("holdId"))
                .exec(stage.call(Step.AVAILABILITY, http(Step.AVAILABILITY.text())
                        .get(stage.event("/availability"))
                        .check(jmesPath("seats").saveAs("seats"))))
                .exec(session -> pick(session, taste))
                .exec(doIf(session -> !session.getBoolean("soldOut")).then(hold(stage)));
    }

    private static Session pick(Session session, Taste taste) {
        Shopper shopper = Shopper.of(session);
        String seats = session.getString("seats");
        Seats picked = Seats.sideBySide(seats, shopper.plan().seats(), taste.from(shopper, seats.length()));
        return session.set("soldOut", picked.count() == 0).set("picked", picked).remove("seats");
    }

    private static ChainBuilder hold(Stage stage) {
        return stage.call(Step.HOLD, http(Step.HOLD.text())
                        .post(stage.event("/holds"))
                        .header("Authorization", Stage.BEARER)
                        .header("Admission-Pass", "#{pass}")
                        .header("Content-Type", "application/json")
                        .body(StringBody(session -> body(session, stage.seatIds())))
                        .check(jmesPath("holdId").optional().saveAs("holdId"))
                        .check(jmesPath("fence").ofLong().optional().saveAs("fence")))
                .exec(session -> {
                    if (session.contains("holdId")) {
                        stage.holds().answered(session.getLong("fence"), System.currentTimeMillis());
                        stage.recorder().count("holds");
                    }
                    return session;
                });
    }

    private static String body(Session session, List<String> seatIds) {
        Seats picked = session.get("picked");
        return JSON.writeValueAsString(Map.of("seats", seatIds.subList(picked.first(), picked.first() + picked.count())));
    }
}
