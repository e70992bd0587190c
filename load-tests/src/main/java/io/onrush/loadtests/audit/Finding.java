package io.onrush.loadtests.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that must not be, with the ids that prove it. Its text is for people; verdict.json has its members. */
public sealed interface Finding {

    /** More than one confirmed order, claim or valid ticket for a seat. */
    record SeatSoldTwice(String seat, List<UUID> orders, List<UUID> tickets) implements Finding {

        @Override
        public String toString() {
            return "seat " + seat + " was sold twice: orders " + orders + ", tickets " + tickets;
        }
    }

    /** More units of an item are bought, or have valid tickets, than there are. */
    record UnitsOversold(String sku, int quantity, long ordered, long tickets) implements Finding {

        long units() {
            return Math.max(ordered, tickets) - quantity;
        }

        @Override
        public String toString() {
            return "of " + sku + " there are " + quantity + ", but confirmed orders have " + ordered + " and valid tickets are " + tickets;
        }
    }

    /** A confirmed order whose valid tickets are not those of its seats. */
    record OrderWithoutItsTickets(UUID order, List<String> missing, List<UUID> surplus) implements Finding {

        @Override
        public String toString() {
            return "order " + order + " is confirmed without its tickets: seats without one " + missing + ", tickets for other seats " + surplus;
        }
    }

    /** A valid ticket that no confirmed order of the event accounts for. */
    record TicketWithoutOrder(UUID ticket, String seat, UUID order, String orderStatus) implements Finding {

        @Override
        public String toString() {
            return "ticket " + ticket + " for seat " + seat + " is valid, but its order " + order + " is " + orderStatus;
        }
    }

    /** Money that the provider kept, and no confirmed order. */
    record MoneyWithoutOrder(String payment, Money kept, UUID order, String orderStatus) implements Finding {

        @Override
        public String toString() {
            return "payment " + payment + " kept " + kept + ", but its order " + order + " is " + orderStatus;
        }
    }

    /** A confirmed order, and other money at the provider than its seats cost. */
    record MoneyDiffers(UUID order, Money total, Money kept) implements Finding {

        @Override
        public String toString() {
            return "order " + order + " costs " + total + ", but the provider kept " + kept;
        }
    }

    /** The letter of a seat is not what its tickets, claims and holds say. */
    record SeatStateDiffers(String seat, char shown, char counted) implements Finding {

        @Override
        public String toString() {
            return "seat " + seat + " is " + shown + " on the map, but " + counted + " by holds and tickets";
        }
    }

    /** A number that does not add up. */
    record CountDiffers(String what, long shown, long counted) implements Finding {

        @Override
        public String toString() {
            return what + ": shown " + shown + ", counted " + counted;
        }
    }

    /** The authority on seats has given one to an order that is not there to have it. */
    record ClaimWithoutOrder(String seat, UUID order, String orderStatus) implements Finding {

        @Override
        public String toString() {
            return "seat " + seat + " is claimed by order " + order + ", which is " + orderStatus;
        }
    }

    /** Sold, and the authority on seats does not know. */
    record TicketWithoutClaim(String seat, UUID order) implements Finding {

        @Override
        public String toString() {
            return "seat " + seat + " has a ticket of order " + order + ", which has not claimed it";
        }
    }

    /** A hold that should have ended. */
    record HoldPastItsDeadline(String hold, Instant expiresAt, Duration late) implements Finding {

        @Override
        public String toString() {
            return "hold " + hold + " should have ended at " + expiresAt + ", " + late + " before the look at it";
        }
    }

    /** A purchase that has not come to an end. */
    record OrderStillOpen(UUID order) implements Finding {

        @Override
        public String toString() {
            return "order " + order + " is still PENDING";
        }
    }

    /** The seats changed while they were being counted: nothing can be said of them. */
    record NotAtRest(long seqBefore, long seqAfter) implements Finding {

        @Override
        public String toString() {
            return "the sale did not come to rest: change " + seqBefore + " before the count, " + seqAfter + " after it";
        }
    }

    /** Something could not be looked at. What nobody has looked at is not in order. */
    record NotChecked(String what, String why) implements Finding {

        @Override
        public String toString() {
            return what + " could not be checked: " + why;
        }
    }
}
