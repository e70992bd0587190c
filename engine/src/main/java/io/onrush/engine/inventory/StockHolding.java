package io.onrush.engine.inventory;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.stock.WantedStock;
import java.util.List;
import reactor.core.publisher.Mono;

/** {@code POST holds} where it asks for items. */
final class StockHolding {

    private final StockHolds stockHolds;
    private final Holds holds;
    private final HoldWatch watch;

    StockHolding(StockHolds stockHolds, Holds holds, HoldWatch watch) {
        this.stockHolds = stockHolds;
        this.holds = holds;
        this.watch = watch;
    }

    /** @param mayBeKnown the id comes from an Idempotency-Key */
    Mono<Hold> place(HoldId id, String visitorId, Event event, NewHold body, boolean mayBeKnown) {
        return Mono.defer(() -> {
            List<WantedStock> wanted = StockSelection.of(body, event);
            return stockHolds.place(new StockHoldRequest(id, visitorId, event, wanted, mayBeKnown, body.code(event)))
                    .flatMap(outcome -> answer(outcome, wanted, event));
        });
    }

    private Mono<Hold> answer(StockHoldOutcome outcome, List<WantedStock> wanted, Event event) {
        return switch (outcome) {
            case StockHoldOutcome.OfHold of -> answer(of.outcome(), wanted, event);
            case StockHoldOutcome.Short little -> Mono.error(HoldProblems.stockUnavailable(little));
            case StockHoldOutcome.Contended contended -> Mono.error(HoldProblems.contended());
        };
    }

    private Mono<Hold> answer(HoldOutcome outcome, List<WantedStock> wanted, Event event) {
        return switch (outcome) {
            case HoldOutcome.Held held -> held(held, wanted, event);
            case HoldOutcome.OverLimit over -> Mono.error(HoldProblems.overLimit(over, event));
            case HoldOutcome.Ended ended -> Mono.error(HoldProblems.stockEnded());
            case HoldOutcome.OtherSeats other -> Mono.error(HoldProblems.keyReused());
            case HoldOutcome.NotLoaded missing -> Mono.error(HoldProblems.notLoaded());
            case HoldOutcome.CoolsDown cooling -> Mono.error(HoldProblems.coolsDown(cooling));
            case HoldOutcome.CodeRefused refused -> Mono.error(HoldProblems.codeRefused(refused.why()));
            case HoldOutcome.SeatsTaken seats -> throw noSeats();
            case HoldOutcome.TooFew seats -> throw noSeats();
            case HoldOutcome.LeavesSingles seats -> throw noSeats();
            case HoldOutcome.NoLayout seats -> throw noSeats();
        };
    }

    private static IllegalStateException noSeats() {
        return new IllegalStateException("A hold of stock has no seats");
    }

    private Mono<Hold> held(HoldOutcome.Held held, List<WantedStock> wanted, Event event) {
        return watch.held(held, holds).thenReturn(holds.describeStock(held.id(), wanted, held.fence(), held.expiresAt(), event, null));
    }
}
