package io.onrush.engine.inventory;

import java.util.UUID;

/** Is told by everybody who talks to Redis what may tell of a loss. Returns at once. */
interface Losses {

    /** Redis does not have the event. */
    void notLoaded(UUID eventId);

    /** The event has come to this number. */
    void saw(UUID eventId, long seq);

    /** Redis has just given this number to a change. */
    void gave(UUID eventId, long seq);
}
