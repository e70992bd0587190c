/** Checks a draw and its log from outside: by what is published and what a visitor has kept, believing nothing else. */
@NullMarked
package io.onrush.waitingroom.verify;

import org.jspecify.annotations.NullMarked;
