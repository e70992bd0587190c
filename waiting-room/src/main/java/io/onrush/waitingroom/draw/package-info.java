/**
 * The verifiable draw as pure functions: no clock, no I/O, no Spring. Anyone can replay it from the published record.
 */
@NullMarked
package io.onrush.waitingroom.draw;

import org.jspecify.annotations.NullMarked;
