package io.onrush.engine.edge;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which part of the contract a request is for. Matched as the router matches, by decoded segments: a path that is written
 * in another way, {@code /%61pi/…}, is the same path here and there.
 */
final class ApiPath {

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/*/**");
    private static final PathPattern ADMIN = PathPatternParser.defaultInstance.parse("/api/v1/admin/**");
    private static final PathPattern CONTRACT = PathPatternParser.defaultInstance.parse("/api/v1/openapi.{form}");

    private ApiPath() {}

    static boolean isApi(ServerHttpRequest request) {
        return API.matches(request.getPath().pathWithinApplication());
    }

    static boolean isAdmin(ServerHttpRequest request) {
        return ADMIN.matches(request.getPath().pathWithinApplication());
    }

    /** The calls that shoppers make: all of the contract but the admin's, and the reading of the contract itself. */
    static boolean isShopper(ServerHttpRequest request) {
        return isApi(request) && !isAdmin(request) && !CONTRACT.matches(request.getPath().pathWithinApplication());
    }
}
