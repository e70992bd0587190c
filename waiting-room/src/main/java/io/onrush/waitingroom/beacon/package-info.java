/** Public randomness for the draw: a value that did not exist when the queue closed and that nobody here can choose. */
@NullMarked
package io.onrush.waitingroom.beacon;

import org.jspecify.annotations.NullMarked;
