/** Registering before the queue opens: confirmed by mail, reminded by mail, and, where the onsale says so, needed to join. */
@NullMarked
package io.onrush.waitingroom.registration;

import org.jspecify.annotations.NullMarked;
