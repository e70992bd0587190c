package io.onrush.engine.catalog;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** How an event is sold: the waiting room's word, for the event page. */
public interface EventOnsales {

    /** The onsale that is open or opens next, else the last one; empty where none is scheduled. */
    Mono<EventView.OnsaleView> of(UUID eventId);
}
