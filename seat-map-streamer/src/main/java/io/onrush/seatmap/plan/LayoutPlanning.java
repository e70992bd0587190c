package io.onrush.seatmap.plan;

import io.onrush.seatmap.plan.SeatLayout.Block;
import io.onrush.seatmap.plan.SeatLayout.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Derives the layout of a plan. Used once. */
final class LayoutPlanning {

    private static final Comparator<Block> BEST_FIRST =
            Comparator.comparingInt(Block::category).thenComparingInt(Block::quality).thenComparingInt(Block::firstOrdinal);

    private final SeatColumns seats;
    private final byte[] quality;
    private final List<Block> blocks = new ArrayList<>();
    /** By first ordinals of both. */
    private final Map<Integer, Map<Integer, Integer>> shifts = new HashMap<>();

    private LayoutPlanning(SeatColumns seats, byte[] quality) {
        this.seats = seats;
        this.quality = quality;
    }

    static SeatLayout layout(List<Section> sections, SeatColumns seats, Point focus) {
        LayoutPlanning planning = new LayoutPlanning(seats, SeatQuality.of(sections, seats, focus));
        sections.forEach(planning::plan);
        return planning.layout();
    }

    private void plan(Section section) {
        RowBlocks cutting = new RowBlocks(section, seats, quality);
        List<Section.Row> rows = section.rows().stream().filter(row -> row.seats() > 0).toList();
        AdjacentRows adjacent = new AdjacentRows(rows, seats);
        List<Block> before = List.of();
        for (Section.Row row : rows) {
            List<Block> cut = cutting.of(row);
            blocks.addAll(cut);
            adjacent.link(before, cut, this::link);
            before = cut;
        }
    }

    private void link(Block one, Block other, int shift) {
        Integer known = neighboursOf(one).putIfAbsent(other.firstOrdinal(), shift);
        if (known == null) {
            neighboursOf(other).put(one.firstOrdinal(), -shift);
        }
    }

    private Map<Integer, Integer> neighboursOf(Block block) {
        return shifts.computeIfAbsent(block.firstOrdinal(), first -> new TreeMap<>());
    }

    private SeatLayout layout() {
        blocks.sort(BEST_FIRST);
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int number = 0; number < blocks.size(); number++) {
            numbers.put(blocks.get(number).firstOrdinal(), number);
        }
        return new SeatLayout(blocks.stream().map(block -> numbered(block, numbers)).toList(), quality);
    }

    private Block numbered(Block block, Map<Integer, Integer> numbers) {
        List<Neighbour> neighbours = shifts.getOrDefault(block.firstOrdinal(), Map.of()).entrySet().stream()
                .map(entry -> new Neighbour(numbers.get(entry.getKey()), entry.getValue()))
                .toList();
        return new Block(block.firstOrdinal(), block.seats(), block.category(), block.section(), block.quality(), neighbours);
    }
}
