package io.onrush.engine.edge;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.FilteringWebHandler;
import reactor.core.publisher.Mono;

/**
 * A short way for hot calls. They meet the edge's own filters and their handler, the same ones as on the long way, but not
 * Spring Security's chain, which has nothing to decide for a shopper and took twice the time of all the rest, nor the
 * routes of everything else that is served. Errors become problem documents as everywhere.
 */
final class HotPath implements WebFilter, Ordered {

    private final HotCalls calls;
    private final HotMeters meters;
    private final ServerCodecConfigurer codecs;
    private final ServerResponse.Context answers;
    private final List<WebFilter> filters;

    HotPath(HotCalls calls, HotMeters meters, ServerCodecConfigurer codecs, List<WebFilter> filters) {
        this.calls = calls;
        this.meters = meters;
        this.codecs = codecs;
        this.answers = new Answers(codecs.getWriters());
        this.filters = List.copyOf(filters);
    }

    @Override
    public int getOrder() {
        return FilterOrder.HOT_PATH;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain longWay) {
        HotCall call = calls.find(exchange.getRequest());
        return call == null ? longWay.filter(exchange) : shortWay(call, exchange);
    }

    private Mono<Void> shortWay(HotCall call, ServerWebExchange exchange) {
        meters.time(call, exchange.getResponse());
        return new FilteringWebHandler(filtered -> serve(call, filtered), filters).handle(exchange);
    }

    private Mono<Void> serve(HotCall call, ServerWebExchange exchange) {
        ServerRequest request = ServerRequest.create(exchange, codecs.getReaders());
        return call.routes().route(request)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(handler -> handler.handle(request))
                .flatMap(response -> response.writeTo(exchange, answers));
    }

    private record Answers(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {
        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }
}
