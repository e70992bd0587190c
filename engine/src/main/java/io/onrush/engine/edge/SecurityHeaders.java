package io.onrush.engine.edge;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** What every answer of the API tells a browser. */
public final class SecurityHeaders {

    public static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    public static final String PERMISSIONS = "camera=(), microphone=(), geolocation=()";

    private static final HttpHeaders ALWAYS = new DefaultHttpHeaders()
            .set("X-Content-Type-Options", "nosniff")
            .set("X-Frame-Options", "DENY")
            .set("X-XSS-Protection", "0")
            .set("Content-Security-Policy", CONTENT_POLICY)
            .set("Referrer-Policy", "no-referrer")
            .set("Permissions-Policy", PERMISSIONS)
            .set("Cross-Origin-Resource-Policy", "same-origin");

    private SecurityHeaders() {}

    /** Writes what Spring Security's chains write. An answer that says how it may be cached is left to say so. */
    static void write(HttpHeaders headers, String scheme) {
        if (!headers.contains(HttpHeaderNames.CACHE_CONTROL)) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
            headers.set(HttpHeaderNames.PRAGMA, "no-cache");
            headers.set(HttpHeaderNames.EXPIRES, "0");
        }
        if (scheme.equals("https")) {
            headers.set("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        headers.add(ALWAYS);
    }
}
