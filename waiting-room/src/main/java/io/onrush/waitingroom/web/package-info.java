/** The waiting room's HTTP calls. Refusals become problem documents here and nowhere else. */
@NullMarked
package io.onrush.waitingroom.web;

import org.jspecify.annotations.NullMarked;
