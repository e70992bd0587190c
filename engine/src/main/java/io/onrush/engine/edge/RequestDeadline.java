package io.onrush.engine.edge;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/**
 * How long a request may take to arrive, from its first line to the end of its body; then the server answers 408 and closes. Whoever
 * sends slowly, or has gone, must not keep a connection for ever. A little longer than {@link AnswerDeadline}, which has more to say.
 */
final class RequestDeadline implements NettyServerCustomizer {

    private static final Duration LONGER = Duration.ofSeconds(1);

    private final Duration limit;

    RequestDeadline(Duration answerWithin) {
        this.limit = answerWithin.plus(LONGER);
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(limit);
    }
}
