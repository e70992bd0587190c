package io.onrush.waitingroom.queue;

import reactor.core.publisher.Mono;

/** Asks Redis how far a queue has come; fails when Redis does not answer in time. Asking may call the next places. */
@FunctionalInterface
public interface ProgressSource {

	Mono<QueueProgress> progressOf(Onsale onsale);

}
