/** Access codes of onsales: only who has one may join. Kept by their digests alone. */
@NullMarked
package io.onrush.waitingroom.access;

import org.jspecify.annotations.NullMarked;
