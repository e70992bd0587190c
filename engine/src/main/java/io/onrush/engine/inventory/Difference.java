package io.onrush.engine.inventory;

import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockTake;
import io.onrush.engine.stock.StockTotal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What Redis has otherwise than PostgreSQL, or otherwise than itself, with all that its repair has to find unchanged. Two looks that
 * find the same difference find equal ones.
 */
sealed interface Difference {

    Kind kind();

    /**
     * A seat that should be another's, or nobody's.
     *
     * @param owner hold that has it, empty where none has
     * @param wanted letter that it should have
     * @param holdId hold that should have it, empty for an available seat; its visitor and seats then too
     */
    record Seat(Kind kind, int ordinal, char letter, String owner, char wanted, String holdId, String visitorId, List<Integer> ordinals)
            implements Difference {

        static Seat freed(Kind kind, int ordinal, char letter, String owner) {
            return new Seat(kind, ordinal, letter, owner, 'A', "", "", List.of());
        }
    }

    /** A seat that PostgreSQL has in another allocation, or in none; or that is not blocked though it is in one. */
    record Allocated(Kind kind, int ordinal, char letter, int seen, int wanted) implements Difference {}

    record Deadline(Kind kind, String holdId) implements Difference {}

    /** An order that is over, and still has the claims of its seats or units. */
    record Claim(UUID orderId) implements Difference {

        @Override
        public Kind kind() {
            return Kind.CLAIM_LEFT;
        }
    }

    record Visitor(String visitorId, long has, long should) implements Difference {

        @Override
        public Kind kind() {
            return Kind.VISITOR_COUNT;
        }
    }

    /** One of what is sold by number; {@link StockRepairs} puts it right. */
    sealed interface OfStock extends Difference {}

    /** @param parts that are sold under the take's id */
    record UnitsNotClaimed(String takeId, Set<StockTake.Part> parts) implements OfStock {

        @Override
        public Kind kind() {
            return Kind.UNITS_NOT_CLAIMED;
        }
    }

    record UnitsNotSold(String holdId, String visitorId, Map<String, Integer> quantities) implements OfStock {

        static UnitsNotSold of(StockClaims.Claimed claim) {
            return new UnitsNotSold(
                    claim.holdId(), claim.visitorId(), claim.take().parts().stream().collect(Collectors.toMap(StockTake.Part::sku, StockTake.Part::quantity)));
        }

        @Override
        public Kind kind() {
            return Kind.UNITS_NOT_SOLD;
        }
    }

    record Total(StockTotal total) implements OfStock {

        @Override
        public Kind kind() {
            return Kind.STOCK_TOTAL;
        }
    }

    /** As it is counted and logged. */
    enum Kind {
        CLAIM_NOT_SOLD("claim_not_sold", "claimed by a confirmed order, and not sold"),
        CLAIM_NOT_HELD("claim_not_held", "claimed by an order in progress, and available"),
        CLAIM_LEFT("claim_left", "claimed by an order that is over"),
        SOLD_NOT_CLAIMED("sold_not_claimed", "sold, and no order has claimed it"),
        HOLD_LOST("hold_lost", "held, and nothing is left of the hold"),
        OWNER_LEFT("owner_left", "available, and a hold has it"),
        BLOCK_LOST("block_lost", "kept from general sale, and not blocked"),
        BLOCK_LEFT("block_left", "blocked, and not kept from general sale"),
        UNITS_NOT_SOLD("units_not_sold", "units claimed by a confirmed order, and not sold"),
        UNITS_NOT_CLAIMED("units_not_claimed", "units that are sold, and no order has claimed them"),
        STOCK_TOTAL("stock_total", "more or fewer units than there are"),
        DEADLINE_LOST("deadline_lost", "a live hold would never lapse"),
        DEADLINE_LEFT("deadline_left", "a deadline of which nothing else is left"),
        VISITOR_COUNT("visitor_count", "the seats of a visitor were miscounted");

        private final String id;
        private final String text;

        Kind(String id, String text) {
            this.id = id;
            this.text = text;
        }

        String id() {
            return id;
        }

        String text() {
            return text;
        }
    }
}
