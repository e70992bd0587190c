package io.onrush.engine.admin;

import io.onrush.waitingroom.queue.Onsale;
import java.time.Instant;
import java.util.UUID;

/** An onsale as the admin sees it. */
record OnsaleTerms(
        UUID onsaleId,
        UUID eventId,
        String phase,
        Instant queueOpensAt,
        Instant opensAt,
        Instant closesAt,
        int admissionsPerMinute,
        int maxActive,
        int passSeconds,
        boolean paused,
        String commitment) {

    static OnsaleTerms of(Onsale onsale, Instant now) {
        return new OnsaleTerms(
                onsale.id(),
                onsale.eventId(),
                onsale.phase(now).name(),
                onsale.queueOpensAt(),
                onsale.opensAt(),
                onsale.closesAt(),
                onsale.admissionsPerMinute(),
                onsale.maxActive(),
                onsale.passSeconds(),
                onsale.paused(),
                onsale.commitment());
    }
}
