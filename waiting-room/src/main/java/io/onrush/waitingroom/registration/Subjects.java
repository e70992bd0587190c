package io.onrush.waitingroom.registration;

import io.onrush.waitingroom.queue.Onsale;
import reactor.core.publisher.Mono;

/** What the application calls the thing that an onsale sells. */
@FunctionalInterface
public interface Subjects {

	Mono<Subject> of(Onsale onsale);

	/**
	 * @param name of the event, or of the site
	 * @param path of our page about it
	 * @param zone IANA id of the clock that its visitors live by
	 */
	record Subject(String name, String path, String zone) {
	}

}
