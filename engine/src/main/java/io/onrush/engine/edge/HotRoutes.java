package io.onrush.engine.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Serves hot calls on the bare HTTP server, in front of WebFlux, Spring Security and the routes of everything else, which took
 * most of the time of such a call and have nothing to decide for a shopper. {@link HotGate} checks what the filters check. A request that is
 * not in its {@link PlainRequest plainest form} is left to WebFlux, where the same handlers answer it alike.
 */
final class HotRoutes implements NettyRouteProvider {

    private static final byte[] NO_BODY = new byte[0];

    private final HotWay way;
    private final HotCalls calls;
    private final PlainRequest plain;
    private final HotGate gate;
    private final ClientAddress addresses;
    private final HotRefusals refusals;
    private final HotMeters meters;

    HotRoutes(HotWay way, HotCalls calls, PlainRequest plain, HotGate gate, ClientAddress addresses, HotRefusals refusals, HotMeters meters) {
        this.way = way;
        this.calls = calls;
        this.plain = plain;
        this.gate = gate;
        this.addresses = addresses;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        calls.all().forEach(call -> routes.route(
                request -> way.isOpen() && call.isMadeBy(request.method().name(), request.uri()) && plain.is(request, call.type()),
                (request, response) -> serve(call, request, response)));
        return routes;
    }

    /** A client that goes away while it sends is told nothing, and its leaving is no fault of ours. */
    private Mono<Void> serve(HotCall call, HttpServerRequest request, HttpServerResponse response) {
        long startedNanos = meters.now();
        return Mono.defer(() -> answer(call, request, response))
                .onErrorResume(error -> AbortedException.isConnectionReset(error) || error instanceof AbortedException
                        ? Mono.empty()
                        : Mono.fromSupplier(() -> refusals.of(request, error)))
                .flatMap(answer -> {
                    count(call, answer, startedNanos);
                    return write(answer, request, response);
                });
    }

    /** A stream lasts as long as somebody watches: it is counted elsewhere, as are those that Spring would time. */
    private void count(HotCall call, HotAnswer answer, long startedNanos) {
        if (!call.isStream()) {
            meters.count(call.method(), call.uri(), answer.status(), startedNanos);
        }
    }

    private Mono<HotAnswer> answer(HotCall call, HttpServerRequest request, HttpServerResponse response) {
        String visitor = gate.visitor(request, response.responseHeaders());
        String path = request.uri();
        return body(call, request).flatMap(body -> call.handler().answer(
                new HotRequest(path, call.id(path), visitor, request.requestHeaders(), body, () -> client(request))));
    }

    private @Nullable InetAddress client(HttpServerRequest request) {
        return addresses.client(request.remoteAddress(), () -> request.requestHeaders().getAll("X-Forwarded-For"));
    }

    /** The server gives up on one that does not come, see {@link RequestDeadline}. */
    private static Mono<byte[]> body(HotCall call, HttpServerRequest request) {
        return call.hasBody() && PlainRequest.hasBody(request)
                ? request.receive().aggregate().asByteArray().onErrorMap(ChannelException.class, RequestDeadline::missed).defaultIfEmpty(NO_BODY)
                : Mono.just(NO_BODY);
    }

    static Mono<Void> write(HotAnswer answer, HttpServerRequest request, HttpServerResponse response) {
        HttpHeaders headers = response.status(answer.status()).responseHeaders();
        List<String> given = answer.headers();
        for (int i = 0; i < given.size(); i += 2) {
            headers.set(given.get(i), given.get(i + 1));
        }
        SharedAnswers.strip(headers);
        SecurityHeaders.write(headers, request.scheme());
        return answer.stream() == null ? whole(answer, headers, response) : streamed(answer.stream(), headers, response);
    }

    private static Mono<Void> whole(HotAnswer answer, HttpHeaders headers, HttpServerResponse response) {
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.body().length));
        return response.sendObject(Unpooled.wrappedBuffer(answer.body())).then();
    }

    private static Mono<Void> streamed(HotStream stream, HttpHeaders headers, HttpServerResponse response) {
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response.then().then(new StreamedBody(response, stream));
    }
}
