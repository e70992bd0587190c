package io.onrush.waitingroom.queue;

import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.Proof;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to join, and what they bring along.
 *
 * @param code the access code as somebody typed it; null where none was sent
 */
public record Knock(String visitor, ClientNetwork network, Proof proof, @Nullable String code) {

	/** With empty hands, from nowhere in particular. */
	static Knock of(String visitor) {
		return new Knock(visitor, ClientNetwork.UNCOUNTED, new Proof.None(), null);
	}

}
