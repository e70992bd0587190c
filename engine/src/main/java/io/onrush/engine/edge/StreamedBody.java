package io.onrush.engine.edge;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** A stream as the body of an answer whose headers are out. */
final class StreamedBody extends Mono<Void> {

    private final HttpServerResponse response;
    private final HotStream stream;

    StreamedBody(HttpServerResponse response, HotStream stream) {
        this.response = response;
        this.stream = stream;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> answer) {
        response.withConnection(connection -> StreamWriter.begin(stream, connection.channel(), answer));
    }
}
