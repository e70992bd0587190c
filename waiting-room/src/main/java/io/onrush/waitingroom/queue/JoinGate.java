package io.onrush.waitingroom.queue;

import java.util.Optional;

import reactor.core.publisher.Mono;

/** Asked before a visitor joins an onsale that is not for anybody. Fails where that cannot be told; then nobody joins. */
@FunctionalInterface
public interface JoinGate {

	/** Keeps out whoever would have to be known. */
	JoinGate SHUT = (onsale, visitor) -> Mono.just(Optional.of(new JoinOutcome.Unknown(onsale.who().identity())));

	/** Empty where the visitor may join. */
	Mono<Optional<JoinOutcome>> check(Onsale onsale, String visitor);

}
