package io.onrush.seatmap.availability;

/**
 * The seats that changed in one tick, coalesced.
 *
 * @param from     the number before the first change; exclusive
 * @param to       the number of the last change; inclusive
 * @param ordinals the seats, ascending, each once
 */
record Frame(long from, long to, int[] ordinals) {
}
