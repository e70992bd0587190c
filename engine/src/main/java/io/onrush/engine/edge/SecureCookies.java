package io.onrush.engine.edge;

import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Which cookies are marked Secure: all that are given over https, and all where a proxy in front of this process ends TLS.
 *
 * @param always a proxy ends TLS
 */
public record SecureCookies(boolean always) {

    public boolean wantedBy(ServerRequest request) {
        return wantedBy(String.valueOf(request.uri().getScheme()));
    }

    boolean wantedBy(String scheme) {
        return always || scheme.equals("https");
    }
}
