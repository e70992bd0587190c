package io.onrush.engine.inventory;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who may buy: the waiting room's word, asked before every hold. */
public interface Admissions {

    /** Completes where the visitor is admitted to the event's sale; else fails with the problem that says why not. */
    Mono<Void> require(String pass, String visitorId, UUID eventId);
}
