package io.onrush.engine.stock;

/**
 * What a sub-bucket said when it was drained: from then on it had nothing left.
 *
 * @param moved all units that it has moved out in its epoch; only grows
 * @param freed all units that have come back to it in its epoch; only grows
 */
record Drained(int bucket, long epoch, long moved, long freed) {}
