package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

import io.onrush.waitingroom.FieldError;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.draw.ServerSeed;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.IdGenerator;

/**
 * Schedules, changes and finds onsales. Every method that names an onsale fails with the problem
 * {@code onsale-not-found} when there is none. A change is in force on this node at once and on every other node after
 * its next refresh. Two changes at once are applied one after the other.
 */
public final class Onsales {

	private static final int ATTEMPTS = 5;

	private final OnsaleTable table;

	private final OnsaleBoard board;

	private final Clock clock;

	private final IdGenerator ids;

	private final SecureRandom random;

	Onsales(OnsaleTable table, OnsaleBoard board, Clock clock, IdGenerator ids, SecureRandom random) {
		this.table = table;
		this.board = board;
		this.clock = clock;
		this.ids = ids;
		this.random = random;
	}

	/** Fails with {@code invalid-onsale}, naming every field that is missing or wrong. */
	public Mono<Onsale> schedule(ScheduleOnsale terms) {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			refuse(OnsaleRules.violatedBy(terms, now));
			refuse(LaneRules.violatedByMode(terms.laneTerms(), terms.mode()));
			return this.table.insert(this.ids.generateId(), terms, ServerSeed.random(this.random), now);
		}).doOnNext(this.board::changed);
	}

	/** Fails with {@code invalid-onsale} as {@link #schedule} does, and with {@code onsale-closed} after the end. */
	public Mono<Onsale> change(UUID id, ChangeOnsale change) {
		Mono<Boolean> places = (change.lanes() == null) ? Mono.just(false)
				: Mono.defer(() -> this.board.view(id)).map(view -> view.progress().joined() > 0).defaultIfEmpty(false);
		return places.flatMap(hasPlaces -> change(id, change, hasPlaces));
	}

	private Mono<Onsale> change(UUID id, ChangeOnsale change, boolean hasPlaces) {
		return amend(id, (onsale, now) -> {
			if (onsale.draw() != null || onsale.isByArrival(now)) {
				refuse(OnsaleRules.violatedAfterDrawBy(change));
			}
			ScheduleOnsale terms = change.appliedTo(onsale.terms());
			refuse(OnsaleRules.violatedBy(terms, now));
			refuse(ModeRules.violatedBySwitch(onsale, terms.how(), now));
			refuse(VisitorRules.violatedByChange(onsale, terms.who(), now));
			refuse(LaneRules.violatedByChange(onsale, terms, hasPlaces, now));
			return onsale.with(terms, onsale.isByArrival(now));
		});
	}

	/** Halts admission, and the draw if it was not made. Passes that were given live on. */
	public Mono<Onsale> pause(UUID id) {
		return amend(id, (onsale, now) -> onsale.withPaused(true));
	}

	public Mono<Onsale> resume(UUID id) {
		return amend(id, (onsale, now) -> onsale.withPaused(false));
	}

	/** Opens queue and sale now if they would open later. */
	public Mono<Onsale> open(UUID id) {
		return amend(id, (onsale, now) -> onsale.with(new ChangeOnsale(earlier(onsale.queueOpensAt(), now),
				earlier(onsale.opensAt(), now), null, null, null, null)
			.appliedTo(onsale.terms())));
	}

	/** Ends the onsale now: nobody joins, nobody is called. Passes that were given live to their own end. */
	public Mono<Onsale> close(UUID id) {
		return amend(id, (onsale, now) -> onsale
			.with(new ChangeOnsale(null, null, now.truncatedTo(ChronoUnit.MICROS), null, null, null)
				.appliedTo(onsale.terms())));
	}

	public Mono<Onsale> find(UUID id) {
		return this.table.find(id).switchIfEmpty(Mono.error(() -> notFound(id.toString())));
	}

	/** All onsales of an event by opening time, closed ones too; empty when there is none. */
	public Flux<Onsale> ofEvent(UUID eventId) {
		return this.table.ofEvent(eventId);
	}

	/** The onsales that were scheduled last, the newest first, at the most {@code most}; of one event where one is named. */
	public Flux<Onsale> newest(@Nullable UUID eventId, int most) {
		return (eventId == null) ? this.table.newest(most) : this.table.newestOfEvent(eventId, most);
	}

	/** The problem {@code onsale-not-found}, for whoever looks an onsale up in another way. */
	public static RuntimeException notFound(String id) {
		return WaitingRoomProblem.ONSALE_NOT_FOUND
			.because("There is no onsale '%s'. Take the id from the event.".formatted(id));
	}

	private Mono<Onsale> amend(UUID id, BiFunction<Onsale, Instant, Onsale> amendment) {
		return Mono.defer(() -> find(id))
			.map(onsale -> amendment.apply(ifNotClosed(onsale), this.clock.instant()))
			.flatMap(this.table::update)
			.repeatWhenEmpty(ATTEMPTS, conflicts -> conflicts)
			.doOnNext(this.board::changed);
	}

	private Onsale ifNotClosed(Onsale onsale) {
		if (onsale.phase(this.clock.instant()) == Phase.CLOSED) {
			throw WaitingRoomProblem.ONSALE_CLOSED
				.because("The onsale closed at %s. Schedule a new one.".formatted(onsale.closesAt()));
		}
		return onsale;
	}

	private static Instant earlier(Instant planned, Instant now) {
		return planned.isAfter(now) ? now : planned;
	}

	private static void refuse(List<FieldError> errors) {
		if (!errors.isEmpty()) {
			throw WaitingRoomProblem.INVALID_ONSALE.because(errors);
		}
	}

}
