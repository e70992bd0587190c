package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onrush.seatmap.plan.SeatLayout.Block;
import io.onrush.seatmap.plan.SeatLayout.Neighbour;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SeatLayoutTest {

    private final SeatMap hall = Plans.map(Plans.smallHall());

    @Test
    void every_seat_is_in_one_block_and_blocks_stand_by_category_and_quality() {
        for (SeatMap map : List.of(hall, Plans.map(Plans.stadium()))) {
            List<Block> blocks = map.layout().blocks();
            assertThat(blocks.stream().flatMapToInt(block -> IntStream.range(block.firstOrdinal(), block.firstOrdinal() + block.seats())).sorted())
                    .containsExactlyElementsOf(IntStream.range(0, map.seats()).boxed().toList());
            assertThat(blocks).isSortedAccordingTo(Comparator.comparingInt(Block::category).thenComparingInt(Block::quality).thenComparingInt(Block::firstOrdinal));
            assertThat(blocks).allMatch(block -> IntStream.range(block.firstOrdinal(), block.firstOrdinal() + block.seats())
                    .allMatch(seat -> map.categoryIndex(seat) == block.category() && map.layout().quality(seat) >= block.quality()));
        }
    }

    @Test
    void a_missing_seat_an_aisle_and_another_category_end_a_block() {
        assertThat(blockOf(hall, "stalls-B-6")).as("7 and 8 give way to the sound desk").isNotEqualTo(blockOf(hall, "stalls-B-9"));
        assertThat(blockOf(hall, "stalls-C-1")).isNotEqualTo(blockOf(hall, "stalls-C-2"));
        assertThat(blockOf(hall, "stalls-C-2")).isEqualTo(blockOf(hall, "stalls-C-8"));

        SeatMap rows = rows(new int[] {0, 10, 20, 50, 60}, new int[] {0, 10, 20, 30, 40});
        assertThat(rows.layout().blocks()).extracting(Block::seats).containsExactlyInAnyOrder(3, 2, 5);
    }

    @Test
    void seats_that_another_one_stands_between_are_not_together_however_they_are_listed() {
        assertThat(hall.layout().blocks().stream().filter(block -> hall.row(block.firstOrdinal()).firstOrdinal() == 40)).hasSize(8);
    }

    @Test
    void blocks_behind_each_other_name_each_other_and_which_seat_is_behind_which() {
        SeatMap rows = rows(new int[] {0, 10, 20, 30}, new int[] {-10, 0, 10, 20, 30, 40}, new int[] {0, 10, 20, 30});
        Block front = blockOf(rows, "r0-0");
        Block middle = blockOf(rows, "r1-0");
        Block back = blockOf(rows, "r2-0");

        assertThat(front.neighbours()).containsExactly(new Neighbour(rows.layout().blocks().indexOf(middle), 5));
        assertThat(middle.neighbours()).containsExactlyInAnyOrder(
                new Neighbour(rows.layout().blocks().indexOf(front), -5), new Neighbour(rows.layout().blocks().indexOf(back), 5));
        assertThat(rows.layout().blocks().stream().flatMap(block -> block.neighbours().stream())).hasSize(4);
    }

    @Test
    void all_rows_of_a_stadium_have_neighbours() {
        assertThat(Plans.map(Plans.stadium()).layout().blocks()).hasSize(90 * 25).noneMatch(block -> block.neighbours().isEmpty());
    }

    @Test
    void quality_falls_from_the_middle_of_the_first_row_to_the_ends_of_the_last() {
        SeatMap rows = rows(new int[] {0, 10, 20, 30, 40}, new int[] {0, 10, 20, 30, 40});

        assertThat(qualities(rows).subList(0, 5)).first().isEqualTo(qualities(rows).get(4));
        assertThat(rows.layout().quality(2)).isZero();
        assertThat(rows.layout().quality(5)).isEqualTo(255);
        assertThat(rows.layout().quality(7)).isBetween(1, 254);
    }

    @Test
    void around_a_field_everybody_looks_at_its_middle() {
        ObjectNode plan = plan();
        int[][] sides = {{100, 0}, {200, 100}, {100, 200}, {0, 100}, {100, 20}};
        for (int i = 0; i < sides.length; i++) {
            addRow(plan, "s" + i, sides[i][0], sides[i][1], new int[] {0});
        }
        SeatMap field = Plans.map(bytes(plan));
        assertThat(field.layout().quality(4)).isZero();
        assertThat(qualities(field).subList(0, 4)).containsOnly(255);
    }

    @Test
    void the_plan_may_say_where_the_stage_is() {
        ObjectNode plan = plan();
        addRow(plan, "a", 0, 0, new int[] {0, 10, 20});
        addRow(plan, "b", 0, 30, new int[] {0, 10, 20});
        ObjectNode zone = (ObjectNode) plan.path("zones").get(0);
        ObjectNode area = zone.putArray("areas").addObject().put("text", "Bühne").put("width", 20).put("height", 10);
        area.putObject("position").put("x", 0).put("y", 60);
        assertThat(Plans.map(bytes(plan)).layout().quality(4)).as("middle of row b").isZero();

        plan.putObject("focalPoint").put("x", 10).put("y", -20);
        assertThat(Plans.map(bytes(plan)).layout().quality(1)).as("middle of row a").isZero();
    }

    @Test
    void quality_that_the_plan_states_counts_and_the_nearest_statement_wins() {
        byte[] plan = Plans.smallHallWith(root -> {
            ObjectNode zone = (ObjectNode) root.path("zones").get(0);
            zone.put("quality", 7);
            ((ObjectNode) zone.path("rows").get(1)).put("quality", 200);
            ((ObjectNode) zone.path("rows").get(1).path("seats").get(0)).put("quality", 0);
        });
        SeatLayout layout = Plans.map(plan).layout();

        assertThat(List.of(layout.quality(0), layout.quality(12), layout.quality(13))).containsExactly(7, 0, 200);
    }

    @Test
    void seats_are_accessible_by_the_flag_of_their_category_or_by_its_name() {
        assertThat(hall.categories()).extracting(Category::name, Category::accessible).contains(
                tuple("Wheelchair", true), tuple("Stalls", false));
        assertThat(Category.soundsAccessible("Rollstuhlplätze")).isTrue();
        assertThat(Category.soundsAccessible("Inaccessible tower")).isFalse();

        byte[] plan = Plans.smallHallWith(root -> {
            ((ObjectNode) root.path("categories").get(0)).put("accessible", true);
            ((ObjectNode) root.path("categories").get(2)).put("accessible", false);
        });
        assertThat(Plans.map(plan).categories()).filteredOn(Category::accessible).extracting(Category::name).containsExactly("Stalls");
    }

    @Test
    void a_statement_that_cannot_be_meant_is_refused_at_its_place() {
        byte[] plan = Plans.smallHallWith(root -> {
            ((ObjectNode) root.path("zones").get(0).path("rows").get(0)).put("quality", 256);
            ((ObjectNode) root.path("categories").get(0)).put("accessible", "yes");
            root.put("focalPoint", 3);
        });
        assertThat(new PlanReader(Plans.JSON, 1000).read(plan)).isInstanceOfSatisfying(PlanImport.Rejected.class, rejected ->
                assertThat(rejected.errors()).extracting("field").containsExactlyInAnyOrder("zones[0].rows[0].quality", "categories[0].accessible", "focalPoint"));
    }

    private static List<Integer> qualities(SeatMap map) {
        return IntStream.range(0, map.seats()).map(map.layout()::quality).boxed().toList();
    }

    private static Block blockOf(SeatMap map, String id) {
        int seat = map.ordinal(id).orElseThrow();
        return map.layout().blocks().stream().filter(block -> block.firstOrdinal() <= seat && seat < block.firstOrdinal() + block.seats()).findFirst().orElseThrow();
    }

    /** One section, a row every 30 units, with seats at these places. */
    private static SeatMap rows(int[]... rows) {
        ObjectNode plan = plan();
        for (int row = 0; row < rows.length; row++) {
            addRow(plan, "r" + row, 0, 30 * row, rows[row]);
        }
        return Plans.map(bytes(plan));
    }

    private static ObjectNode plan() {
        ObjectNode plan = Plans.JSON.createObjectNode().put("name", "Test");
        plan.putObject("size").put("width", 300).put("height", 300);
        plan.putArray("categories").addObject().put("name", "Any");
        ObjectNode zone = plan.putArray("zones").addObject().put("name", "Floor");
        zone.putObject("position").put("x", 0).put("y", 0);
        zone.putArray("rows");
        return plan;
    }

    private static void addRow(ObjectNode plan, String number, int x, int y, int[] places) {
        ObjectNode row = ((ArrayNode) plan.path("zones").get(0).path("rows")).addObject().put("row_number", number);
        row.putObject("position").put("x", x).put("y", y);
        ArrayNode seats = row.putArray("seats");
        for (int i = 0; i < places.length; i++) {
            ObjectNode seat = seats.addObject().put("seat_guid", number + "-" + i).put("seat_number", Integer.toString(i + 1)).put("category", "Any");
            seat.putObject("position").put("x", places[i]).put("y", 0);
        }
    }

    private static byte[] bytes(ObjectNode plan) {
        return Plans.JSON.writeValueAsBytes(plan);
    }
}
