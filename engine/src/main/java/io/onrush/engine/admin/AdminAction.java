package io.onrush.engine.admin;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One line of the log of who did what; also its JSON.
 *
 * @param subject what it was done to; null where there is none, or none yet
 * @param detail what else is worth knowing; never a secret, never a buyer's address
 * @param outcome REQUESTED (it runs, or nobody knows how it ended), DONE, REFUSED or FAILED
 * @param problem why, as the caller was told; null unless REFUSED or FAILED
 */
record AdminAction(
        UUID id, Instant at, String actor, String action, Subject subject, JsonNode detail, String outcome, String problem) {

    /** @param type venue, event, onsale or order */
    record Subject(String type, UUID id) {}
}
