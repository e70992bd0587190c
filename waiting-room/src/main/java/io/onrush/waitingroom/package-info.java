/** A verifiably fair waiting room: the draw, the queue and admission. */
@NullMarked
package io.onrush.waitingroom;

import org.jspecify.annotations.NullMarked;
