package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PlanReaderTest {

    private final PlanReader reader = new PlanReader(Plans.JSON, 200_000);

    @Test
    void a_plan_with_members_we_do_not_know_is_accepted() {
        assertThat(Plans.map(Plans.smallHall()).seats()).isEqualTo(Plans.SMALL_HALL_SEATS);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("no name", "name", "is missing", plan -> plan.remove("name")),
                mistake("a blank name", "name", "not only spaces", plan -> plan.put("name", "  ")),
                mistake("a name that is a number", "name", "is of type number", plan -> plan.put("name", 7)),
                mistake("no size", "size", "is missing; give an object", plan -> plan.remove("size")),
                mistake("a negative width", "size.width", "is not positive", plan -> at(plan, "/size").put("width", -1)),
                mistake("a height of zero", "size.height", "is not positive", plan -> at(plan, "/size").put("height", 0)),
                mistake("no categories", "categories", "is missing; give a list", plan -> plan.remove("categories")),
                mistake("empty categories", "categories", "at least one", plan -> plan.putArray("categories")),
                mistake("the same category twice", "categories[1].name", "used by an earlier category",
                        plan -> at(plan, "/categories/1").put("name", "Stalls"),
                        "zones[2].rows[0].seats[0].category"),
                mistake("a colour that is markup", "categories[0].color", "not a CSS colour",
                        plan -> at(plan, "/categories/0").put("color", "\"><script>")),
                mistake("no zones", "zones", "is missing; give a list", plan -> plan.remove("zones"), "zones"),
                mistake("a zone that is a text", "zones[4]", "give an object", plan -> plan.withArray("/zones").add("x")),
                mistake("a zone without a name", "zones[1].name", "is missing", plan -> at(plan, "/zones/1").remove("name")),
                mistake("a zone without a position", "zones[0].position", "is missing",
                        plan -> at(plan, "/zones/0").remove("position")),
                mistake("a row without a number", "zones[0].rows[2].row_number", "is missing",
                        plan -> at(plan, "/zones/0/rows/2").remove("row_number")),
                mistake("rows that are no list", "zones[0].rows", "is of type object; give a list",
                        plan -> at(plan, "/zones/0").putObject("rows")),
                mistake("an unknown category", "zones[0].rows[2].seats[5].category", "'Gold' is not among",
                        plan -> at(plan, "/zones/0/rows/2/seats/5").put("category", "Gold")),
                mistake("a duplicate seat id", "zones[0].rows[1].seats[0].seat_guid", "'stalls-A-1' is used by an earlier",
                        plan -> at(plan, "/zones/0/rows/1/seats/0").put("seat_guid", "stalls-A-1")),
                mistake("a missing seat id", "zones[0].rows[0].seats[3].seat_guid", "is missing",
                        plan -> at(plan, "/zones/0/rows/0/seats/3").remove("seat_guid")),
                mistake("a seat id of 65 characters", "zones[0].rows[0].seats[3].seat_guid", "1 to 64",
                        plan -> at(plan, "/zones/0/rows/0/seats/3").put("seat_guid", "x".repeat(65))),
                mistake("a seat id with a line break", "zones[0].rows[0].seats[3].seat_guid", "printable",
                        plan -> at(plan, "/zones/0/rows/0/seats/3").put("seat_guid", "a\nb")),
                mistake("a missing seat number", "zones[0].rows[0].seats[0].seat_number", "is missing",
                        plan -> at(plan, "/zones/0/rows/0/seats/0").remove("seat_number")),
                mistake("a position that is a text", "zones[0].rows[0].seats[0].position.x", "give a finite number",
                        plan -> at(plan, "/zones/0/rows/0/seats/0/position").put("x", "12")),
                mistake("no y", "zones[0].rows[0].seats[0].position.y", "is missing",
                        plan -> at(plan, "/zones/0/rows/0/seats/0/position").remove("y")));
    }

    /** Each is one change to a right plan; some have one consequence elsewhere that is reported too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_reported_by_its_place(String what, String field, String detail, Consumer<ObjectNode> change,
            List<String> consequences) {
        List<FieldError> errors = errors(reader, Plans.smallHallWith(change));

        assertThat(errors).filteredOn(error -> error.field().equals(field))
                .extracting(FieldError::detail).anySatisfy(text -> assertThat(text).contains(detail));
        if (consequences.isEmpty()) {
            assertThat(errors).hasSize(1);
        } else {
            assertThat(errors).extracting(FieldError::field).containsAll(consequences);
        }
    }

    @Test
    void a_number_too_large_for_a_position_is_refused() {
        String huge = new String(Plans.smallHall(), StandardCharsets.UTF_8).replaceFirst("\"x\": 400.5", "\"x\": 1e999");

        assertThat(errors(reader, huge.getBytes(StandardCharsets.UTF_8))).singleElement()
                .isEqualTo(new FieldError("zones[0].position.x", "is out of range; give a finite number"));
    }

    @Test
    void a_plan_without_seats_is_refused() {
        byte[] plan = Plans.smallHallWith(root -> root.putArray("zones"));

        assertThat(errors(reader, plan)).containsExactly(new FieldError("zones", "hold no seat; give at least one"));
    }

    @Test
    void a_plan_with_more_seats_than_allowed_is_refused() {
        assertThat(errors(new PlanReader(Plans.JSON, 57), Plans.smallHall())).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("zones");
            assertThat(error.detail()).startsWith("hold 58 seats, more than the 57 allowed");
        });
        assertThat(new PlanReader(Plans.JSON, 58).read(Plans.smallHall())).isInstanceOf(PlanImport.Accepted.class);
    }

    @Test
    void what_is_not_json_is_refused_with_line_and_column() {
        byte[] broken = "{\n \"name\": oops }".getBytes(StandardCharsets.UTF_8);

        assertThat(errors(reader, broken)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("plan");
            assertThat(error.detail()).contains("is not JSON (line 2, column ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "\"plan\""})
    void json_that_is_no_object_is_refused(String text) {
        assertThat(errors(reader, text.getBytes(StandardCharsets.UTF_8))).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("plan"));
    }

    @Test
    void json_nested_without_end_is_refused_and_not_followed() {
        byte[] deep = ("{\"name\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(errors(reader, deep)).singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("nesting depth"));
    }

    @Test
    void fifty_errors_are_listed_and_the_rest_is_counted() {
        byte[] plan = Plans.smallHallWith(root -> root.path("zones").forEach(zone -> zone.path("rows").forEach(row ->
                row.path("seats").forEach(seat -> ((ObjectNode) seat).put("category", "Gold")))));

        List<FieldError> errors = errors(reader, plan);

        assertThat(errors).hasSize(51);
        assertThat(errors.getFirst().field()).isEqualTo("zones[0].rows[0].seats[0].category");
        assertThat(errors.getLast().detail()).isEqualTo("and 8 more: mend these first, then import again");
    }

    private static List<FieldError> errors(PlanReader reader, byte[] plan) {
        PlanImport result = reader.read(plan);
        assertThat(result).isInstanceOf(PlanImport.Rejected.class);
        return ((PlanImport.Rejected) result).errors();
    }

    private static Arguments mistake(String what, String field, String detail, Consumer<ObjectNode> change,
            String... consequences) {
        return Arguments.of(what, field, detail, change, List.of(consequences));
    }

    private static ObjectNode at(JsonNode plan, String pointer) {
        return (ObjectNode) plan.at(pointer);
    }
}
