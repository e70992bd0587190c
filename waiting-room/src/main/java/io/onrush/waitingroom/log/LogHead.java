package io.onrush.waitingroom.log;

import java.time.Instant;

/**
 * A signed promise of how a log begins: its first {@code size} tickets are these, in this order.
 *
 * @param root lower-case hex of the tree hash over them
 * @param at when it was published
 * @param signed the same as a compact JWS that anyone can check with the published key
 */
record LogHead(long size, String root, Instant at, String signed) {
}
