package io.onrush.loadtests.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HallTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 400, 401, 56_250})
    void aHallHasAsManySeatsAsAreWantedAndNoTwoOfOneName(int seats) {
        Hall hall = new Hall(seats);
        JsonNode plan = new JsonMapper().valueToTree(hall.plan());
        List<JsonNode> chairs = plan.get("zones").valueStream()
                .flatMap(zone -> zone.get("rows").valueStream())
                .flatMap(row -> row.get("seats").valueStream())
                .toList();
        assertThat(chairs).hasSize(seats);
        assertThat(chairs.stream().map(seat -> seat.get("seat_guid").asString()).distinct()).hasSize(seats);
        assertThat(hall.prices()).containsKeys(chairs.stream().map(seat -> seat.get("category").asString()).distinct().toArray(String[]::new));
    }
}
