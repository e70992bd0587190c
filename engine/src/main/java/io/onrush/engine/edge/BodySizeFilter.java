package io.onrush.engine.edge;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses a body that is too large: by its announced length at once, a chunked one as soon as it has grown too large. */
final class BodySizeFilter implements WebFilter, Ordered {

    private final long shopperLimit;
    private final long adminLimit;

    BodySizeFilter(long shopperLimit, long adminLimit) {
        this.shopperLimit = shopperLimit;
        this.adminLimit = adminLimit;
    }

    @Override
    public int getOrder() {
        return FilterOrder.BODY_SIZE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long limit = ApiPath.isAdmin(request) ? adminLimit : shopperLimit;
        long announced = request.getHeaders().getContentLength();
        if (announced > limit) {
            return Mono.error(tooLarge(limit));
        }
        boolean unannounced = announced < 0 && request.getHeaders().containsHeader("Transfer-Encoding");
        return chain.filter(unannounced ? exchange.mutate().request(counting(request, limit)).build() : exchange);
    }

    private static ServerHttpRequest counting(ServerHttpRequest request, long limit) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong seen = new AtomicLong();
                return super.getBody().<DataBuffer>handle((buffer, sink) -> {
                    if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                        DataBufferUtils.release(buffer);
                        sink.error(tooLarge(limit));
                    } else {
                        sink.next(buffer);
                    }
                });
            }
        };
    }

    private static ErrorResponseException tooLarge(long limit) {
        return EngineProblem.BODY_TOO_LARGE.with("The body may have " + limit + " bytes at the most. Send a smaller one.");
    }
}
