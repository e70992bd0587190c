package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.IdempotencyKey;
import io.onrush.engine.edge.PathIds;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Places a hold for whoever has a pass: of seats here, of items by {@link StockHolding}. A refusal is an error that carries its problem document. */
final class PlaceHold {

    private final Holds holds;
    private final Events events;
    private final Venues venues;
    private final Admissions admissions;
    private final HoldKeys keys;
    private final HoldWatch watch;
    private final StockHolding stock;

    PlaceHold(Holds holds, Events events, Venues venues, Admissions admissions, HoldKeys keys, HoldWatch watch, StockHolding stock) {
        this.holds = holds;
        this.events = events;
        this.venues = venues;
        this.admissions = admissions;
        this.keys = keys;
        this.watch = watch;
        this.stock = stock;
    }

    Mono<Hold> place(HoldAttempt attempt) {
        return event(attempt.event()).flatMap(event -> watch.over(event, admitted(attempt, event)));
    }

    private Mono<Event> event(String id) {
        Optional<UUID> uuid = PathIds.uuid(id);
        return uuid.isPresent()
                ? events.get(uuid.get())
                : Mono.error(EngineProblem.EVENT_NOT_FOUND.with("An event id is a UUID. The list is at /api/v1/events."));
    }

    private Mono<Hold> admitted(HoldAttempt attempt, Event event) {
        return admissions.require(attempt.pass(), attempt.visitorId(), event.id())
                .flatMap(admission -> watch.journey(admission.trace(), event, read(attempt, event)));
    }

    private Mono<Hold> read(HoldAttempt attempt, Event event) {
        return attempt.body().switchIfEmpty(Mono.error(NewHold::missingBody)).flatMap(wanted -> {
            Optional<String> key = IdempotencyKey.optional(attempt.keys());
            Mono<HoldId> id = key.isPresent() ? keys.of(event, attempt.visitorId(), key.get()) : Mono.just(keys.fresh(event));
            return id.flatMap(hold -> wanted.asksForItems()
                    ? stock.place(hold, attempt.visitorId(), event, wanted, key.isPresent())
                    : seats(hold, attempt.visitorId(), event, wanted));
        });
    }

    private Mono<Hold> seats(HoldId id, String visitorId, Event event, NewHold wanted) {
        return venues.find(event.venueId()).flatMap(map -> holds
                .place(new HoldRequest(
                        id, visitorId, wanted.wish(event, map), event.holdTime(), event.seatsPerVisitor(), event.orphanSeats(), wanted.code(event)), map)
                .flatMap(outcome -> held(outcome, event, map)));
    }

    private Mono<Hold> held(HoldOutcome outcome, Event event, SeatMap map) {
        return switch (outcome) {
            case HoldOutcome.Held held -> watch.held(held, holds).thenReturn(holds.describe(held, event, map));
            case HoldOutcome.SeatsTaken taken -> Mono.error(HoldProblems.seatsUnavailable(taken, map));
            case HoldOutcome.TooFew few -> Mono.error(HoldProblems.tooFew(few));
            case HoldOutcome.LeavesSingles leaves -> Mono.error(HoldProblems.leavesSingles(leaves, map));
            case HoldOutcome.OverLimit over -> Mono.error(HoldProblems.overLimit(over, event));
            case HoldOutcome.CoolsDown cooling -> Mono.error(HoldProblems.coolsDown(cooling));
            case HoldOutcome.CodeRefused refused -> Mono.error(HoldProblems.codeRefused(refused.why()));
            case HoldOutcome.Ended ended -> Mono.error(HoldProblems.ended());
            case HoldOutcome.OtherSeats other -> Mono.error(HoldProblems.keyReused());
            case HoldOutcome.NotLoaded missing -> Mono.error(HoldProblems.notLoaded());
            case HoldOutcome.NoLayout missing -> Mono.error(HoldProblems.notLoaded());
        };
    }
}
