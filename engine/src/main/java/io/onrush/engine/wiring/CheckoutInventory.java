package io.onrush.engine.wiring;

import io.onrush.checkout.Money;
import io.onrush.checkout.order.ClaimOutcome;
import io.onrush.checkout.order.ConfirmOutcome;
import io.onrush.checkout.order.HeldSeats;
import io.onrush.checkout.order.HoldLookup;
import io.onrush.checkout.order.Inventory;
import io.onrush.checkout.order.OrderSeats;
import io.onrush.engine.inventory.Checkout;
import io.onrush.engine.inventory.Hold;
import io.onrush.engine.inventory.HoldId;
import io.onrush.engine.inventory.Holds;
import java.util.List;
import reactor.core.publisher.Mono;

/** The checkout's view of the inventory: translates, and decides nothing. */
final class CheckoutInventory implements Inventory {

    private final Holds holds;
    private final Checkout checkout;

    CheckoutInventory(Holds holds, Checkout checkout) {
        this.holds = holds;
        this.checkout = checkout;
    }

    /** A sold hold is found too: that it was ordered is the checkout's own knowledge, and its answer the better one. */
    @Override
    public Mono<HoldLookup> find(String holdId, String visitorId) {
        return holds.find(holdId, visitorId).map(found -> switch (found) {
            case io.onrush.engine.inventory.HoldLookup.Live live -> new HoldLookup.Held(seats(live.hold(), visitorId));
            case io.onrush.engine.inventory.HoldLookup.Sold sold -> new HoldLookup.Held(seats(sold.hold(), visitorId));
            case io.onrush.engine.inventory.HoldLookup.Ended ended -> new HoldLookup.Expired();
            case io.onrush.engine.inventory.HoldLookup.NotYours other -> new HoldLookup.NotYours();
            case io.onrush.engine.inventory.HoldLookup.NotFound none -> new HoldLookup.NotFound();
        });
    }

    @Override
    public Mono<Boolean> keep(String holdId, String visitorId) {
        return checkout.keep(HoldId.parse(holdId).orElseThrow(), visitorId);
    }

    @Override
    public Mono<ClaimOutcome> claim(OrderSeats seats) {
        return checkout.claim(holdId(seats), seats.visitorId(), seats.orderId(), seats.fence(), ordinals(seats))
                .map(claim -> switch (claim) {
                    case Checkout.Claim.Claimed claimed -> new ClaimOutcome.Claimed();
                    case Checkout.Claim.Taken taken -> new ClaimOutcome.Taken(ids(seats, taken.ordinals()));
                    case Checkout.Claim.Lapsed lapsed -> new ClaimOutcome.HoldLapsed();
                });
    }

    @Override
    public Mono<Void> unclaim(OrderSeats seats) {
        return checkout.unclaim(seats.orderId());
    }

    @Override
    public Mono<ConfirmOutcome> confirm(OrderSeats seats) {
        return checkout.confirm(holdId(seats), seats.visitorId(), ordinals(seats))
                .map(lost -> lost.isEmpty() ? new ConfirmOutcome.Confirmed() : new ConfirmOutcome.Lost(ids(seats, lost)));
    }

    @Override
    public Mono<Void> putBack(OrderSeats seats) {
        return checkout.putBack(holdId(seats), seats.visitorId(), ordinals(seats));
    }

    private static HoldId holdId(OrderSeats seats) {
        return HoldId.parse(seats.holdId()).orElseThrow();
    }

    private static List<Integer> ordinals(OrderSeats seats) {
        return seats.seats().stream().map(OrderSeats.Seat::ordinal).toList();
    }

    private static List<String> ids(OrderSeats seats, List<Integer> ordinals) {
        return seats.seats().stream()
                .filter(seat -> ordinals.contains(seat.ordinal()))
                .map(OrderSeats.Seat::seatId)
                .toList();
    }

    private static HeldSeats seats(Hold hold, String visitorId) {
        List<HeldSeats.Line> lines = hold.seats().stream()
                .map(seat -> new HeldSeats.Line(seat.id(), seat.ordinal(), seat.category(), money(seat.price())))
                .toList();
        List<HeldSeats.Item> items = hold.items().stream()
                .map(item -> new HeldSeats.Item(item.sku(), item.name(), item.quantity(), money(item.price())))
                .toList();
        return new HeldSeats(hold.holdId(), hold.eventId(), visitorId, lines, items, money(hold.total()), hold.fence(), hold.expiresAt(), hold.trace());
    }

    private static Money money(io.onrush.engine.catalog.Money money) {
        return new Money(money.amount(), money.currency());
    }
}
