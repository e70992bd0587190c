package io.onrush.loadtests.shopper;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.onrush.loadtests.sale.NewSale;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks for units of the item; who cannot have as many asks for one. Leaves a hold in the session, or word that all is sold. */
public final class HoldItems {

    private static final JsonMapper JSON = new JsonMapper();

    private HoldItems() {}

    public static ChainBuilder once(Stage stage) {
        return exec(session -> session.remove("holdId").remove("refusal"))
                .exec(stage.call(Step.HOLD, http(Step.HOLD.text())
                        .post(stage.event("/holds"))
                        .header("Authorization", Stage.BEARER)
                        .header("Admission-Pass", "#{pass}")
                        .header("Content-Type", "application/json")
                        .body(StringBody(HoldItems::body))
                        .check(jmesPath("holdId").optional().saveAs("holdId"))
                        .check(jmesPath("type").optional().saveAs("refusal"))))
                .exec(session -> answered(session, stage));
    }

    private static Session answered(Session session, Stage stage) {
        if (session.contains("holdId")) {
            stage.recorder().count("holds");
            return session;
        }
        boolean tooFew = session.contains("refusal") && session.getString("refusal").endsWith("stock-unavailable");
        return tooFew ? session.set("soldOut", units(session) == 1).set("units", 1) : session;
    }

    private static int units(Session session) {
        return session.contains("units") ? session.getInt("units") : Shopper.of(session).plan().seats();
    }

    private static String body(Session session) {
        return JSON.writeValueAsString(Map.of("items", List.of(Map.of("sku", NewSale.SKU, "quantity", units(session)))));
    }
}
