package io.onrush.seatmap.availability;

/**
 * The states of all seats of an event at one moment.
 *
 * @param seq    number of the last change contained; 0 when nothing changed yet
 * @param states one ASCII letter a seat (A, H, S, B) by ordinal; not changed by anyone once handed over
 */
public record StateSnapshot(long seq, byte[] states) {
}
