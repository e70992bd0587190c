package io.onrush.engine.edge;

import java.time.Instant;

/** What an identity token turned out to be. */
public sealed interface IdentityCheck {

    record Known(String name, Instant expiresAt) implements IdentityCheck {}

    record Forged() implements IdentityCheck {}

    record Expired() implements IdentityCheck {}
}
