package io.onrush.loadtests.bench.server;

import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The same echo on a port of its own, without any filter: WebFlux alone, in the same process and on the same event loops. */
final class BareEcho {

    private BareEcho() {}

    static DisposableServer start() {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(EchoRoutes.routes())))
                .bindNow();
    }
}
