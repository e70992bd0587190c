package io.onrush.seatmap.plan;

import org.jspecify.annotations.Nullable;

/**
 * A kind of seat with a price of its own.
 *
 * @param name  unique within its plan
 * @param color what the plan's author paints it with, a CSS colour; {@code null} when the plan names none
 */
public record Category(String name, @Nullable String color) {
}
