package io.onrush.engine.inventory;

import java.util.List;
import java.util.UUID;

/** An order whose saga may be repeated from any step, because nobody wrote down that the step was done. */
final class SimulatedOrder {

    /** The steps of the purchase saga that touch seats or money, in its order, and the way back. */
    enum Step { CLAIM, AUTHORIZE, CONFIRM, CAPTURE, VOID, UNCLAIM, PUT_BACK, CONFIRMED, FAILED }

    final UUID id;
    final int hold;
    final String visitor;
    final long fence;
    final List<Integer> seats;
    final boolean isPaid;
    Step next = Step.CLAIM;

    SimulatedOrder(UUID id, int hold, String visitor, long fence, List<Integer> seats, boolean isPaid) {
        this.id = id;
        this.hold = hold;
        this.visitor = visitor;
        this.fence = fence;
        this.seats = seats;
        this.isPaid = isPaid;
    }

    boolean isOver() {
        return next == Step.CONFIRMED || next == Step.FAILED;
    }

    EventOrders.State state() {
        return switch (next) {
            case CONFIRMED -> EventOrders.State.CONFIRMED;
            case FAILED -> EventOrders.State.OVER;
            default -> EventOrders.State.IN_PROGRESS;
        };
    }

    Integer[] ordinals() {
        return seats.toArray(Integer[]::new);
    }
}
