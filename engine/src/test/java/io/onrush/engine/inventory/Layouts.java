package io.onrush.engine.inventory;

import io.onrush.seatmap.plan.SeatLayout;
import io.onrush.seatmap.plan.SeatLayout.Block;
import io.onrush.seatmap.plan.SeatLayout.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Layouts that no architect would draw: blocks of every length, quality with many equals, rows behind each other askew. */
final class Layouts {

    private static final Comparator<Block> BEST_FIRST =
            Comparator.comparingInt(Block::category).thenComparingInt(Block::quality).thenComparingInt(Block::firstOrdinal);

    private Layouts() {}

    static SeatLayout random(Random random, int seats, int categories, int sections) {
        int spread = 1 + random.nextInt(120);
        byte[] quality = new byte[seats];
        IntStream.range(0, seats).forEach(seat -> quality[seat] = (byte) random.nextInt(spread));
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < seats; first += blocks.getLast().seats()) {
            int length = Math.min(seats - first, 1 + random.nextInt(8));
            int best = IntStream.range(first, first + length).map(seat -> quality[seat] & 0xFF).min().orElseThrow();
            blocks.add(new Block(first, length, random.nextInt(categories), random.nextInt(sections), best, List.of()));
        }
        blocks.sort(BEST_FIRST);
        return new SeatLayout(linked(blocks, random), quality);
    }

    private static List<Block> linked(List<Block> blocks, Random random) {
        List<List<Neighbour>> neighbours = new ArrayList<>();
        blocks.forEach(block -> neighbours.add(new ArrayList<>()));
        for (int one = 0; one < blocks.size(); one++) {
            for (int other = one + 1; other < blocks.size(); other++) {
                Block a = blocks.get(one);
                Block b = blocks.get(other);
                if (a.category() == b.category() && a.section() == b.section() && random.nextInt(3) > 0) {
                    int shift = b.firstOrdinal() - a.firstOrdinal() + random.nextInt(5) - 2;
                    neighbours.get(one).add(new Neighbour(other, shift));
                    neighbours.get(other).add(new Neighbour(one, -shift));
                }
            }
        }
        return IntStream.range(0, blocks.size()).mapToObj(i -> with(blocks.get(i), neighbours.get(i))).toList();
    }

    private static Block with(Block block, List<Neighbour> neighbours) {
        return new Block(block.firstOrdinal(), block.seats(), block.category(), block.section(), block.quality(), neighbours);
    }
}
