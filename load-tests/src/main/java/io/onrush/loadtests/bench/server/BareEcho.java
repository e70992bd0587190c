package io.onrush.loadtests.bench.server;

import io.netty.buffer.Unpooled;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Echoes on ports of their own, without any filter, in the same process and on the same event loops. */
final class BareEcho {

    private BareEcho() {}

    /** The same routes as behind the filters: JSON is read and written again. */
    static DisposableServer webFlux() {
        return server().handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(EchoRoutes.routes()))).bindNow();
    }

    /** The same bytes, which nobody reads. */
    static DisposableServer netty() {
        return server().handle((request, response) -> request.receive().aggregate().asByteArray().flatMap(body -> response
                .header("Content-Type", "application/json")
                .header("Content-Length", Integer.toString(body.length))
                .sendObject(Unpooled.wrappedBuffer(body))
                .then())).bindNow();
    }

    private static HttpServer server() {
        return HttpServer.create().host("127.0.0.1").port(0);
    }
}
