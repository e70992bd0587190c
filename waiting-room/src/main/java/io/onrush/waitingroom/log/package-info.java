/**
 * The log of arrivals: one RFC 6962 tree over the tickets of a queue in the order of their index, of which the draw froze the
 * beginning. Signed heads pin that order while it grows, and a receipt names a place in it.
 */
@NullMarked
package io.onrush.waitingroom.log;

import org.jspecify.annotations.NullMarked;
