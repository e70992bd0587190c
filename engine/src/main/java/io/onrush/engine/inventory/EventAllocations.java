package io.onrush.engine.inventory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What of an event is kept from general sale, and for which codes, as PostgreSQL has it: for putting back what Redis has lost. */
public interface EventAllocations {

    /** The allocations of seats, from one ordinal up to another; others have none. */
    Mono<Map<Integer, Integer>> between(UUID eventId, int from, int until);

    /** Units that are kept. */
    Flux<KeptUnits> units(UUID eventId);

    /**
     * @param quantity less what orders have claimed of it with a code
     * @param takeId of the take in Redis that keeps them
     */
    record KeptUnits(int allocation, String sku, int quantity, String takeId) {}

    /** The codes that open something, and how often orders have used each. */
    Mono<Codes> codes(UUID eventId);

    /** @param uses seats and units of orders by number of the code; {@code seats} those of seats by ordinal */
    record Codes(List<AllocatedSeats.Code> codes, Map<Integer, Integer> uses, Map<Integer, Integer> seats) {}
}
