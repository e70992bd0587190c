package io.onrush.seatmap.availability;

/** How many seats are in which state. The sum is the capacity. */
public record CategoryCounts(int available, int held, int sold, int blocked) {

    static final CategoryCounts NONE = new CategoryCounts(0, 0, 0, 0);

    CategoryCounts plus(CategoryCounts other) {
        return new CategoryCounts(available + other.available, held + other.held, sold + other.sold,
                blocked + other.blocked);
    }
}
