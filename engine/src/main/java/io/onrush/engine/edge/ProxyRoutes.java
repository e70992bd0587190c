package io.onrush.engine.edge;

import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Answers what proxies ask, on the bare HTTP server, because a site's every request waits for it. No limit is taken and no token of our own
 * is looked at: the headers are those of the site's visitors, and the proxy in front of them is trusted.
 */
final class ProxyRoutes implements NettyRouteProvider {

    private final HotWay way;
    private final ProxyCalls calls;
    private final ClientAddress addresses;
    private final HotRefusals refusals;
    private final HotMeters meters;

    ProxyRoutes(HotWay way, ProxyCalls calls, ClientAddress addresses, HotRefusals refusals, HotMeters meters) {
        this.way = way;
        this.calls = calls;
        this.addresses = addresses;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        calls.all().forEach(call -> routes.route(request -> call.isMadeBy(request.uri()), (request, response) -> serve(call, request, response)));
        return routes;
    }

    private Mono<Void> serve(ProxyCall call, HttpServerRequest request, HttpServerResponse response) {
        long startedNanos = meters.now();
        return Mono.defer(() -> answer(call, request))
                .onErrorResume(error -> Mono.fromSupplier(() -> refusals.of(request, error)))
                .flatMap(answer -> {
                    meters.count("*", call.before() + "{id}", answer.status(), startedNanos);
                    if (!way.isOpen()) {
                        response.header("Connection", "close");
                    }
                    return HotRoutes.write(answer, request, response);
                });
    }

    private Mono<HotAnswer> answer(ProxyCall call, HttpServerRequest request) {
        if (!addresses.isProxy(request.remoteAddress())) {
            throw EngineProblem.NOT_FOUND.with("This is for proxies alone. Name the network of this one in onrush.edge.trusted-proxies.");
        }
        return call.handler().answer(call.read(request.method().name(), request.uri(), request.requestHeaders()));
    }
}
