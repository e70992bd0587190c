package io.onrush.engine.edge;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/time}: the clock that decides when a sale opens, for countdowns on devices whose own is wrong. */
final class TimeRoutes {

    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Clock clock;

    TimeRoutes(Clock clock) {
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/time", this::now).build();
    }

    private Mono<ServerResponse> now(ServerRequest request) {
        return ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(new Now(MILLIS.format(clock.instant())));
    }

    record Now(String now) {}
}
