package io.onrush.waitingroom.site;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a proxy says of a request that it asks about.
 *
 * @param uri path and query as the visitor sent them
 * @param browser the value of the cookie {@link SiteCookies#BROWSER}
 * @param pass the value of the room's cookie {@link SiteCookies#pass}
 * @param navigates whether a browser opens a page and can be sent elsewhere; programs and scripts of pages cannot
 */
public record SiteVisit(UUID room, String uri, @Nullable String browser, @Nullable String pass, boolean navigates) {
}
