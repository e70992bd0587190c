package io.onrush.waitingroom.site;

import java.time.Instant;
import java.util.UUID;

/**
 * An admission pass as it is used at a site.
 *
 * @param browser the fingerprint of the browser that it was given to
 */
record SitePass(UUID passId, UUID room, String visitor, String browser, Instant expiresAt) {
}
