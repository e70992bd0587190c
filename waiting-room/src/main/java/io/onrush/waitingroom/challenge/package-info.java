/** What a place costs: proof of work by pressure, and the limits of addresses and networks. Knows no queue. */
@NullMarked
package io.onrush.waitingroom.challenge;

import org.jspecify.annotations.NullMarked;
