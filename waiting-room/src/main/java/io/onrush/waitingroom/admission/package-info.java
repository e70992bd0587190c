/** Calling places, giving passes, checking passes. */
@NullMarked
package io.onrush.waitingroom.admission;

import org.jspecify.annotations.NullMarked;
