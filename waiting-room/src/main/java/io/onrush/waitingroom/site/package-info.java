/** Rooms in front of sites that are not Onrush: what a proxy is told of a visitor, and how a visitor comes back with a pass. */
@NullMarked
package io.onrush.waitingroom.site;

import org.jspecify.annotations.NullMarked;
