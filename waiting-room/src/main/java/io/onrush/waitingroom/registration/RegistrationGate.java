package io.onrush.waitingroom.registration;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.waitingroom.queue.JoinGate;
import io.onrush.waitingroom.queue.JoinOutcome;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.RegistrationPolicy;
import reactor.core.publisher.Mono;

/**
 * Lets in who is known as the onsale wants it and, where it wants that, registered. Asks PostgreSQL once for a visitor who may join, who is remembered for a
 * minute; who may not is asked for every time, because the answer changes as soon as they have typed a code.
 */
final class RegistrationGate implements JoinGate {

	private static final Duration REMEMBERED = Duration.ofMinutes(1);

	private static final int MOST_REMEMBERED = 200_000;

	private final Persons persons;

	private final RegistrationTable table;

	private final Cache<Visit, Boolean> admitted = Caffeine.newBuilder()
		.expireAfterWrite(REMEMBERED)
		.maximumSize(MOST_REMEMBERED)
		.build();

	RegistrationGate(Persons persons, RegistrationTable table) {
		this.persons = persons;
		this.table = table;
	}

	@Override
	public Mono<Optional<JoinOutcome>> check(Onsale onsale, String visitor) {
		Visit visit = new Visit(onsale.id(), onsale.version(), visitor);
		if (this.admitted.getIfPresent(visit) != null) {
			return Mono.just(Optional.empty());
		}
		return this.persons.hasProved(visitor, onsale.who().identity())
			.flatMap(known -> known ? registered(onsale, visitor)
					: Mono.just(Optional.<JoinOutcome>of(new JoinOutcome.Unknown(onsale.who().identity()))))
			.doOnNext(refusal -> {
				if (refusal.isEmpty()) {
					this.admitted.put(visit, true);
				}
			});
	}

	private Mono<Optional<JoinOutcome>> registered(Onsale onsale, String visitor) {
		if (onsale.who().registration() != RegistrationPolicy.REQUIRED) {
			return Mono.just(Optional.empty());
		}
		return this.table.find(onsale.id(), UUID.fromString(visitor))
			.map(registration -> Optional.<JoinOutcome>empty())
			.defaultIfEmpty(Optional.of(new JoinOutcome.NotRegistered()));
	}

	private record Visit(UUID onsaleId, long version, String visitor) {
	}

}
