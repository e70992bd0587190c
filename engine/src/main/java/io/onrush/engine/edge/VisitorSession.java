package io.onrush.engine.edge;

import java.security.Principal;
import java.time.Instant;

/**
 * A visitor on one device, as its token says; the principal of the visitor's requests.
 *
 * @param number    grows when the visitor moves to another device: sessions with a lower one are over
 * @param startedAt when it began; however often its token is renewed, it ends a fixed time after this
 */
public record VisitorSession(String visitorId, int number, Instant startedAt, Instant issuedAt, Instant expiresAt) implements Principal {

    @Override
    public String getName() {
        return visitorId;
    }
}
