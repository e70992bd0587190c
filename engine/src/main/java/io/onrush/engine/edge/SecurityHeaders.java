package io.onrush.engine.edge;

import java.util.List;
import org.springframework.security.web.server.header.CacheControlServerHttpHeadersWriter;
import org.springframework.security.web.server.header.CompositeServerHttpHeadersWriter;
import org.springframework.security.web.server.header.HttpHeaderWriterWebFilter;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
import org.springframework.security.web.server.header.StrictTransportSecurityServerHttpHeadersWriter;
import org.springframework.web.server.WebFilter;

/** What every answer of the API tells a browser. */
public final class SecurityHeaders {

    public static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    public static final String PERMISSIONS = "camera=(), microphone=(), geolocation=()";

    private SecurityHeaders() {}

    /** Writes what Spring Security's chains write. */
    static WebFilter filter() {
        return new HttpHeaderWriterWebFilter(new CompositeServerHttpHeadersWriter(List.of(
                new CacheControlServerHttpHeadersWriter(),
                new StrictTransportSecurityServerHttpHeadersWriter(),
                StaticServerHttpHeadersWriter.builder()
                        .header("X-Content-Type-Options", "nosniff")
                        .header("X-Frame-Options", "DENY")
                        .header("X-XSS-Protection", "0")
                        .header("Content-Security-Policy", CONTENT_POLICY)
                        .header("Referrer-Policy", "no-referrer")
                        .header("Permissions-Policy", PERMISSIONS)
                        .header("Cross-Origin-Resource-Policy", "same-origin")
                        .build())));
    }
}
