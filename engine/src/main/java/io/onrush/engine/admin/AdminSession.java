package io.onrush.engine.admin;

import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who an admin call is from, by its cookie.
 *
 * @param name the admin's
 */
record AdminSession(String name, Instant expiresAt) implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return name;
    }
}
