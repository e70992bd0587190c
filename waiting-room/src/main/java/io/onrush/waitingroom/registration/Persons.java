package io.onrush.waitingroom.registration;

import io.onrush.waitingroom.queue.Identity;
import reactor.core.publisher.Mono;

/** What the application knows of its visitors beyond their tokens. */
public interface Persons {

	/** Whether the visitor has proved this. Always, of {@link Identity#VISITOR}. */
	Mono<Boolean> hasProved(String visitor, Identity identity);

	/**
	 * The address as letters are sent to it, in ASCII, where the visitor has proved to read mails to it, in whatever way it is written; empty elsewhere.
	 */
	Mono<String> mailbox(String visitor, String address);

}
