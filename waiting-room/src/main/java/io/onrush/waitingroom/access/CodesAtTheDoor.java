package io.onrush.waitingroom.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.waitingroom.challenge.ClientNetwork;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Looks at the codes that visitors show. PostgreSQL is asked once a second for the same one. Who shows too many wrong ones is not
 * answered for a while, and neither is their address: visitors cost nothing. Every process counts for itself.
 */
public final class CodesAtTheDoor {

	private static final int LONGEST_CODE = 100;

	private static final int MOST_CODES_KEPT = 100_000;

	private final AccessCodeTable table;

	private final Clock clock;

	private final Cache<String, Mono<Optional<AccessCodeTable.Known>>> looks = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(1))
		.maximumSize(MOST_CODES_KEPT)
		.build();

	private final WrongCodes ofVisitors;

	private final WrongCodes ofAddresses;

	CodesAtTheDoor(AccessCodeTable table, Clock clock) {
		this.table = table;
		this.clock = clock;
		this.ofVisitors = new WrongCodes(10, clock);
		this.ofAddresses = new WrongCodes(100, clock);
	}

	/** @param code as it was typed; null where none was */
	public Mono<CodeCheck> check(UUID onsale, @Nullable String code, String visitor, ClientNetwork network) {
		if (code == null || code.isBlank()) {
			return Mono.just(new CodeCheck.Missing());
		}
		String from = onsale + "|" + network.address();
		Duration remaining = longer(this.ofVisitors.remaining(visitor), this.ofAddresses.remaining(from));
		if (remaining.isPositive()) {
			return Mono.just(new CodeCheck.TooMany(remaining));
		}
		return look(onsale, code).map(known -> known.<CodeCheck>map(CodeCheck.Opens::new).orElseGet(() -> {
			this.ofVisitors.count(visitor);
			if (!network.address().isEmpty()) {
				this.ofAddresses.count(from);
			}
			return new CodeCheck.Wrong();
		}));
	}

	private Mono<Optional<OpenCode>> look(UUID onsale, String code) {
		if (code.length() > LONGEST_CODE) {
			return Mono.just(Optional.empty());
		}
		String digest = CodeDigest.of(onsale, code);
		return this.looks.get(onsale + digest, key -> this.table.find(onsale, digest)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.cache())
			.doOnError(fault -> this.looks.invalidate(onsale + digest))
			.map(known -> known.filter(found -> found.opensAt(this.clock.instant()))
				.map(found -> new OpenCode(digest, found.uses(), found.lane())));
	}

	private static Duration longer(Duration a, Duration b) {
		return (a.compareTo(b) >= 0) ? a : b;
	}

}
