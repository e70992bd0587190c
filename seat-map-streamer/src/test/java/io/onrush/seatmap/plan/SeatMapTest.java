package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SeatMapTest {

    private final SeatMap hall = Plans.map(Plans.smallHall());

    @Test
    void ordinals_follow_the_plan_zone_by_zone_row_by_row() {
        assertThat(hall.id(0)).isEqualTo("stalls-A-1");
        assertThat(hall.id(12)).isEqualTo("stalls-B-1");
        assertThat(hall.id(40)).isEqualTo("circle-1-1");
        assertThat(hall.id(Plans.SMALL_HALL_SEATS - 1)).isEqualTo("r-box-5");
    }

    @Test
    void a_seat_is_found_by_its_id() {
        for (int ordinal = 0; ordinal < hall.seats(); ordinal++) {
            assertThat(hall.ordinal(hall.id(ordinal))).hasValue(ordinal);
        }
        assertThat(hall.ordinal("stalls-B-7")).as("left out for the sound desk").isEmpty();
        assertThat(hall.ordinal("")).isEmpty();
    }

    @Test
    void a_seat_knows_its_section_row_number_and_category() {
        int ordinal = hall.ordinal("stalls-C-16").orElseThrow();

        assertThat(hall.section(ordinal)).isEqualTo("Stalls");
        assertThat(hall.row(ordinal)).isEqualTo(new Section.Row("C", 24, 16));
        assertThat(hall.number(ordinal)).isEqualTo("16");
        assertThat(hall.category(ordinal)).isEqualTo("Wheelchair");
        assertThat(hall.categories().get(hall.categoryIndex(ordinal)).color()).isEqualTo("rgb(84, 110, 122)");
    }

    @Test
    void positions_of_zone_row_and_seat_add_up() {
        int box = hall.ordinal("l-box-3").orElseThrow();

        assertThat(hall.x(box)).isEqualTo(40.3);
        assertThat(hall.y(box)).isEqualTo(200.6);
    }

    @Test
    void seats_per_category_add_up_to_all_seats() {
        assertThat(hall.seatsPerCategory())
                .containsExactly(Map.entry("Stalls", 46), Map.entry("Box", 10), Map.entry("Wheelchair", 2),
                        Map.entry("Standing", 0));
    }

    @Test
    void an_ordinal_outside_the_map_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> hall.id(58)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Our own plans, and the larger ones that lie beside the project when it is checked out with them. */
    static Stream<Arguments> plans() throws IOException {
        Stream<Arguments> own = Stream.of(
                Arguments.of("small hall", Plans.smallHall(), Plans.SMALL_HALL_SEATS),
                Arguments.of("generated stadium", Plans.stadium(), 56_250));
        Path shared = Path.of("../../shared/venues");
        return Files.isDirectory(shared)
                ? Stream.concat(own, Stream.of(
                        Arguments.of("theatre", Files.readAllBytes(shared.resolve("theatre.json")), 1_160),
                        Arguments.of("stadium",
                                Gzip.decompress(Files.readAllBytes(shared.resolve("stadium.json.gz"))), 56_250)))
                : own;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void every_seat_of_a_plan_is_in_the_map_and_in_its_json(String name, byte[] plan, int seats) {
        SeatMap map = Plans.map(plan);
        JsonNode json = Plans.JSON.readTree(new SeatMapJson(Plans.JSON).encode(map));

        assertThat(map.seats()).isEqualTo(seats);
        assertThat(map.seatsPerCategory().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(seats);
        Set<String> ids = new HashSet<>();
        int ordinal = 0;
        for (JsonNode section : json.path("sections")) {
            for (JsonNode row : section.path("rows")) {
                for (JsonNode seat : row.path("seats")) {
                    assertThat(seat.path("ordinal").intValue()).isEqualTo(ordinal);
                    assertThat(map.ordinal(seat.path("id").stringValue())).hasValue(ordinal);
                    assertThat(seat.path("category").stringValue()).isEqualTo(map.category(ordinal));
                    assertThat(row.path("number").stringValue()).isEqualTo(map.row(ordinal).number());
                    assertThat(section.path("name").stringValue()).isEqualTo(map.section(ordinal));
                    ids.add(seat.path("id").stringValue());
                    ordinal++;
                }
            }
        }
        assertThat(ids).hasSize(seats);
    }

    @Test
    void the_json_has_exactly_the_published_members() {
        String json = new String(new SeatMapJson(Plans.JSON).encode(hall), StandardCharsets.UTF_8);

        assertThat(json)
                .startsWith("{\"size\":{\"width\":800,\"height\":420.5},"
                        + "\"categories\":[{\"name\":\"Stalls\",\"color\":\"#1565c0\"},"
                        + "{\"name\":\"Box\",\"color\":null}")
                .contains("\"sections\":[{\"name\":\"Stalls\","
                        + "\"rows\":[{\"number\":\"A\",\"seats\":[{\"id\":\"stalls-A-1\",\"ordinal\":0,"
                        + "\"number\":\"1\",\"x\":")
                .contains("{\"id\":\"l-box-3\",\"ordinal\":50,\"number\":\"3\",\"x\":40.3,\"y\":200.6,\"category\":\"Box\"}")
                .contains("{\"number\":\"2\",\"seats\":[]}");
    }
}
