package io.onrush.engine.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A request to hold something, however it came in.
 *
 * @param event as it stands in the path
 * @param pass  the header Admission-Pass; null where there is none
 * @param keys  the values of the header Idempotency-Key
 * @param body  read when the pass is checked; empty where there is none
 */
record HoldAttempt(String event, String visitorId, @Nullable String pass, List<String> keys, Mono<NewHold> body) {}
