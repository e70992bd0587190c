package io.onrush.engine.admin;

import java.util.List;
import java.util.UUID;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET admin/actions}: who did what. */
final class AdminActionRoutes {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final AdminActions actions;

    AdminActionRoutes(AdminActions actions) {
        this.actions = actions;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/api/v1/admin/actions", this::list).build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        SearchParameters query = new SearchParameters(request);
        UUID subject = query.uuid("subject");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfWrong();
        return (subject == null ? actions.newest(limit) : actions.newestOn(subject, limit))
                .collectList()
                .flatMap(found -> ServerResponse.ok().bodyValue(new ActionList(found)));
    }

    record ActionList(List<AdminAction> actions) {}
}
