/** Onsales, joining their queue, and where a place stands. */
@NullMarked
package io.onrush.waitingroom.queue;

import org.jspecify.annotations.NullMarked;
