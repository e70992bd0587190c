package io.onrush.seatmap.plan;

import java.util.List;

/**
 * What "the best seats together" means in a venue: which seats are neighbours, which rows lie behind each other, and how good a
 * seat is. It follows from the plan alone, so it never changes.
 *
 * @param blocks  every seat is in exactly one; by category and, within it, the best first. A block's place in this list is its number
 * @param quality by ordinal, an unsigned byte: 0 the best, 255 the worst; not to be changed
 */
public record SeatLayout(List<Block> blocks, byte[] quality) {

    /** A longer run of neighbours is cut: no row has so many seats without an aisle. */
    public static final int MOST_SEATS_OF_A_BLOCK = 250;

    public SeatLayout {
        blocks = List.copyOf(blocks);
    }

    /** 0 the best, 255 the worst. */
    public int quality(int ordinal) {
        return quality[ordinal] & 0xFF;
    }

    /**
     * Seats of one row and one category with no gap between them. Their ordinals are consecutive.
     *
     * @param category   index in {@link SeatMap#categories()}
     * @param section    index in {@link SeatMap#sections()}
     * @param quality    of its best seat
     * @param neighbours the blocks of the same category in the rows directly before and behind; each names the other
     */
    public record Block(int firstOrdinal, int seats, int category, int section, int quality, List<Neighbour> neighbours) {

        public Block {
            neighbours = List.copyOf(neighbours);
        }
    }

    /**
     * @param block its number
     * @param shift added to an ordinal gives the seat directly before or behind it, as far as the block reaches
     */
    public record Neighbour(int block, int shift) {
    }
}
