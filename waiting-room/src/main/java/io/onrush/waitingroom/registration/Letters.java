package io.onrush.waitingroom.registration;

import java.net.URI;

import reactor.core.publisher.Mono;

/** How the application sends mails. Completes once a letter is out of our hands; a letter that was sent may still fail. */
@FunctionalInterface
public interface Letters {

	Mono<Void> send(Letter letter);

	/**
	 * @param id the same for the same letter, sent again
	 * @param unsubscribe where one click ends such letters
	 */
	record Letter(String to, String subject, String text, String id, URI unsubscribe) {

		/** Names nobody: addresses stay out of logs. */
		@Override
		public String toString() {
			return "Letter[" + this.id + "]";
		}

	}

}
