package io.onrush.engine.inventory;

import java.util.Map;

/**
 * How attempts to hold seats of an event ended; also its JSON.
 *
 * @param placed answered with a hold, a repeated answer included
 * @param refused by reason: {@code seats-unavailable}, {@code stock-unavailable}, {@code seat-limit-reached},
 *     {@code single-seat-left}, {@code pass}
 * @param errors faults of ours, not refusals
 */
public record HoldFigures(long placed, Map<String, Long> refused, long errors) {}
