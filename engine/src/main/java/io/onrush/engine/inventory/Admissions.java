package io.onrush.engine.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who may buy: the waiting room's word, asked before every hold. */
public interface Admissions {

    /** The admission, where the visitor has one to the event's sale; else fails with the problem that says why not. */
    Mono<Admission> require(String pass, String visitorId, UUID eventId);

    /** @param trace the {@code traceparent} of the visitor's journey, where it is traced */
    record Admission(@Nullable String trace) {}
}
