/** At which rate places are called, why, and what those who wait may hope for. */
@NullMarked
package io.onrush.waitingroom.admission.control;

import org.jspecify.annotations.NullMarked;
