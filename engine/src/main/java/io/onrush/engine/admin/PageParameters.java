package io.onrush.engine.admin;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Which part of a long list is asked for. */
record PageParameters<T>(T after, int limit) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /** Fails with {@code invalid-search}. */
    static <T> PageParameters<T> of(ServerRequest request, Function<String, Optional<T>> cursor, T start) {
        SearchParameters query = new SearchParameters(request);
        T after = query.parsed("after", cursor, "must be the next of an earlier page");
        int limit = query.limit(USUAL, MOST);
        query.refuseIfWrong();
        return new PageParameters<>(after == null ? start : after, limit);
    }
}
