package io.onrush.engine.inventory;

import io.onrush.engine.inventory.Difference.Kind;
import io.onrush.engine.inventory.EventOrders.SeatOrder;
import io.onrush.engine.inventory.EventOrders.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One part of an event's books beside the claims of its seats. Says what differs, and leaves to others whether it does for long. */
record BookComparison(Books books, Map<Integer, UUID> claims, Map<Integer, Integer> allocations) {

    /** Of an event that keeps nothing from general sale. */
    BookComparison(Books books, Map<Integer, UUID> claims) {
        this(books, claims, Map.of());
    }

    /** Orders that have to be known: an order that is over must not keep a seat from the others, sold or not. */
    Set<UUID> ordersToAsk() {
        return new TreeSet<>(claims.values());
    }

    /** @param orders those of {@link #ordersToAsk}, by id */
    List<Difference> differences(Map<UUID, SeatOrder> orders) {
        Stream<Difference> seats = IntStream.range(books.from(), books.until())
                .mapToObj(ordinal -> difference(ordinal, claims.get(ordinal), orders))
                .flatMap(Optional::stream);
        return Stream.of(seats, blocks(), leftClaims(orders), lostDeadlines()).flatMap(differences -> differences).toList();
    }

    private Optional<Difference> difference(int ordinal, @Nullable UUID claim, Map<UUID, SeatOrder> orders) {
        char letter = books.letter(ordinal);
        String owner = books.owner(ordinal);
        if (letter == 'S') {
            return claim == null ? Optional.of(Difference.Seat.freed(Kind.SOLD_NOT_CLAIMED, ordinal, letter, owner)) : Optional.empty();
        }
        SeatOrder order = claim == null ? null : orders.get(claim);
        if (order != null && order.state() == State.CONFIRMED && isFreeFor(order, letter, owner)) {
            return Optional.of(given(Kind.CLAIM_NOT_SOLD, ordinal, 'S', order));
        }
        if (order != null && order.state() == State.IN_PROGRESS && isFree(letter)) {
            return Optional.of(given(Kind.CLAIM_NOT_HELD, ordinal, 'H', order));
        }
        return unowned(ordinal, letter, owner);
    }

    /** A seat that another hold has stays with it until that ends: its visitor cannot buy it. */
    private static boolean isFreeFor(SeatOrder order, char letter, String owner) {
        return isFree(letter) || letter == 'H' && owner.equals(order.holdId());
    }

    private static boolean isFree(char letter) {
        return letter == 'A' || letter == 'B';
    }

    private Difference given(Kind kind, int ordinal, char wanted, SeatOrder order) {
        return new Difference.Seat(
                kind, ordinal, books.letter(ordinal), books.owner(ordinal), wanted, order.holdId(), order.visitorId(), order.ordinals());
    }

    private Optional<Difference> unowned(int ordinal, char letter, String owner) {
        if (isFree(letter) && !owner.isEmpty()) {
            return Optional.of(Difference.Seat.freed(Kind.OWNER_LEFT, ordinal, letter, owner));
        }
        Books.HoldEntry hold = books.holds().get(owner);
        return letter == 'H' && (hold == null || hasEnded(hold)) ? Optional.of(Difference.Seat.freed(Kind.HOLD_LOST, ordinal, letter, owner)) : Optional.empty();
    }

    /** One without a record that still has a deadline ends with that. */
    private static boolean hasEnded(Books.HoldEntry hold) {
        return hold.isKnown() ? !hold.isOpen() : !hold.hasDeadline();
    }

    /** A seat without an owner is blocked where it is in an allocation, and available where not. */
    private Stream<Difference> blocks() {
        return IntStream.range(books.from(), books.until()).mapToObj(this::block).flatMap(Optional::stream);
    }

    private Optional<Difference> block(int ordinal) {
        char letter = books.letter(ordinal);
        int seen = books.allocation(ordinal);
        int wanted = allocations.getOrDefault(ordinal, 0);
        if (seen == wanted && (!isFree(letter) || letter == (wanted == 0 ? 'A' : 'B'))) {
            return Optional.empty();
        }
        return Optional.of(new Difference.Allocated(wanted == 0 ? Kind.BLOCK_LEFT : Kind.BLOCK_LOST, ordinal, letter, seen, wanted));
    }

    private Stream<Difference> leftClaims(Map<UUID, SeatOrder> orders) {
        return ordersToAsk().stream()
                .filter(orderId -> orders.containsKey(orderId) && orders.get(orderId).state() == State.OVER)
                .map(Difference.Claim::new);
    }

    private Stream<Difference> lostDeadlines() {
        return IntStream.range(books.from(), books.until())
                .filter(ordinal -> books.letter(ordinal) == 'H')
                .mapToObj(books::owner)
                .distinct()
                .filter(id -> books.holds().containsKey(id) && books.holds().get(id).isOpen() && !books.holds().get(id).hasDeadline())
                .map(id -> new Difference.Deadline(Kind.DEADLINE_LOST, id));
    }

    /** Adds the seats of this part to their visitors. */
    void count(SeatsByVisitor visitors, Map<UUID, SeatOrder> orders) {
        for (int ordinal = books.from(); ordinal < books.until(); ordinal++) {
            if (!books.owner(ordinal).isEmpty()) {
                visitors.count(visitor(ordinal, orders), books.letter(ordinal) == 'H');
            }
        }
    }

    /** Null where nobody knows it any more. */
    private @Nullable String visitor(int ordinal, Map<UUID, SeatOrder> orders) {
        Books.HoldEntry hold = Objects.requireNonNull(books.holds().get(books.owner(ordinal)));
        SeatOrder order = claims.containsKey(ordinal) ? orders.get(claims.get(ordinal)) : null;
        return hold.isKnown() ? hold.visitorId() : order == null ? null : order.visitorId();
    }
}
