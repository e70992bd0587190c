package io.onrush.waitingroom.queue;

import org.jspecify.annotations.Nullable;

/**
 * A part of a queue that is drawn by itself.
 *
 * @param name public; 1 to 30 letters, digits, spaces and dashes
 * @param share of the places that are called while the lane lasts, in per cent
 */
public record Lane(@Nullable String name, @Nullable Integer share) {
}
