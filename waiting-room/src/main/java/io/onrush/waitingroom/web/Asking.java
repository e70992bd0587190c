package io.onrush.waitingroom.web;

import org.jspecify.annotations.Nullable;

/**
 * What a call to the waiting room says, however it came in.
 *
 * @param visitor the visitor's id; null where the request has none
 * @param onsale the onsale's id as it stands in the path
 * @param ticket the header {@code Queue-Ticket}; null where there is none
 */
public record Asking(@Nullable String visitor, String onsale, @Nullable String ticket) {
}
