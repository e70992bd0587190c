package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The log of who did what. */
@OnrushTest
class AdminActionsIT {

    @Test
    void everyStepOfAnOnsaleIsWrittenDown(Shop shop) {
        Shop.Sale sale = shop.openSale();
        for (String action : List.of("pause", "resume", "open", "close")) {
            shop.admin("POST", "/onsales/" + sale.onsaleId() + "/" + action, null).expect(200);
        }

        List<JsonNode> actions = actionsOn(shop, sale.onsaleId());
        assertThat(actions).extracting(action -> action.get("action").asString())
                .containsExactly("close-onsale", "open-onsale", "resume-onsale", "pause-onsale", "schedule-onsale");
        assertThat(actions).allSatisfy(action -> {
            assertThat(action.get("actor").asString()).isEqualTo("admin");
            assertThat(action.get("outcome").asString()).isEqualTo("DONE");
            assertThat(action.get("problem").isNull()).isTrue();
            assertThat(action.at("/subject/type").asString()).isEqualTo("onsale");
            assertThat(Instant.parse(action.get("at").asString())).isBetween(shop.now().minusSeconds(60), shop.now().plusSeconds(1));
        });
        assertThat(actions.getLast().at("/detail/terms/admissionsPerMinute").asInt()).isEqualTo(600_000);
        assertThat(actionsOn(shop, sale.eventId()).getFirst().at("/detail/name").asString()).isEqualTo("A night to remember");
    }

    @Test
    void aChangeSaysWhatWasBeforeAndWhatIsNow(Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("admissionsPerMinute", 60, "maxActive", 10_000)).expect(200);

        JsonNode change = actionsOn(shop, sale.onsaleId()).getFirst();
        assertThat(change.get("action").asString()).isEqualTo("change-onsale");
        assertThat(change.at("/detail/changes").propertyNames()).containsExactly("admissionsPerMinute");
        assertThat(change.at("/detail/changes/admissionsPerMinute/from").asInt()).isEqualTo(600_000);
        assertThat(change.at("/detail/changes/admissionsPerMinute/to").asInt()).isEqualTo(60);
    }

    @Test
    void whatWasRefusedIsWrittenDownWithTheReason(Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/close", null).expect(200);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/pause", null).expectProblem(409, "onsale-closed");
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), "{]".getBytes()).expectProblem(400, "malformed-request");

        List<JsonNode> actions = actionsOn(shop, sale.onsaleId());
        assertThat(actions.get(0).get("outcome").asString()).isEqualTo("REFUSED");
        assertThat(actions.get(0).get("problem").asString()).isEqualTo("malformed-request");
        assertThat(actions.get(1).get("problem").asString()).isEqualTo("onsale-closed");
    }

    @Test
    void theNewestActionsOfAllComeFirstAndSignInsAreAmongThem(Shop shop) {
        shop.importVenue(Shop.hall());
        shop.admin("POST", "/session", null).expect(200);

        Reply latest = shop.admin("GET", "/actions?limit=2", null).expect(200);
        assertThat(latest.json().get("actions").valueStream().map(action -> action.get("action").asString()))
                .containsExactly("start-session", "import-venue");
        assertThat(latest.json().at("/actions/0/subject").isNull()).isTrue();
        assertThat(latest.json().at("/actions/1/detail/seats").asInt()).isEqualTo(277);
    }

    @Test
    void aSearchNamesEveryWrongParameter(Shop shop) {
        assertThat(shop.admin("GET", "/actions?subject=x&limit=201", null).expectProblem(400, "invalid-search").errorFields())
                .containsExactly("subject", "limit");
    }

    private static List<JsonNode> actionsOn(Shop shop, String subject) {
        return shop.admin("GET", "/actions?subject=" + subject, null).expect(200).json().get("actions").valueStream().toList();
    }
}
