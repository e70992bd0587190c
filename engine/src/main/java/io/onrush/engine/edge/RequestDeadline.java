package io.onrush.engine.edge;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.web.ErrorResponseException;
import reactor.netty.http.server.HttpServer;

/**
 * How long a request may take to arrive, from its first line to the end of its body; then the server closes. Whoever sends
 * slowly, or has gone, must not keep a connection for ever. A little longer than {@link AnswerDeadline}, which answers first where it watches.
 */
final class RequestDeadline implements NettyServerCustomizer {

    private static final Duration LONGER = Duration.ofSeconds(1);

    private final Duration limit;

    RequestDeadline(Duration answerWithin) {
        this.limit = answerWithin.plus(LONGER);
    }

    /** What is told to a client that may still be there. */
    static ErrorResponseException missed(Throwable late) {
        return EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(1, "The body of the request did not arrive in time. Send it again, on a new connection.");
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(limit);
    }
}
