package io.onrush.engine.edge;

import reactor.core.publisher.Mono;

/** Answers a hot call. A refusal is an error that carries its problem document, as on any other route. */
@FunctionalInterface
public interface HotHandler {

    Mono<HotAnswer> answer(HotRequest request);
}
