package io.onrush.seatmap.availability;

/**
 * Seats that went to one state in one change. One number may stand for several of these, then they are on the same page.
 *
 * @param seq      the change's number
 * @param ordinals the seats, by ordinal
 * @param letter   their state from then on: A, H, S or B
 */
public record SeatChange(long seq, int[] ordinals, char letter) {
}
