package io.onrush.engine.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.onrush.engine.edge.ClientAddress;
import io.onrush.engine.edge.EngineProblem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Slows down whoever guesses admin credentials: an address that was wrong too often is not even told whether the next guess
 * is right. Only Basic credentials count; the signature of a session or of a bearer token is not to be guessed. It stays on
 * where the other limits are switched off.
 */
final class FailedSignIns {

    private static final String BASIC = "Basic ";
    private static final int MOST_ADDRESSES = 100_000;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterAccess(Duration.ofMinutes(10)).build();
    private final Bandwidth bandwidth;
    private final ClientAddress clientAddress;

    FailedSignIns(int perMinute, ClientAddress clientAddress) {
        this.bandwidth = Bandwidth.builder().capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)).build();
        this.clientAddress = clientAddress;
    }

    /** Goes on, or fails with {@code too-many-requests}. */
    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Bucket bucket = hasCredentials(exchange) ? buckets.getIfPresent(address(exchange)) : null;
        if (bucket == null || bucket.getAvailableTokens() > 0) {
            return chain.filter(exchange);
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Mono.error(EngineProblem.TOO_MANY_REQUESTS.retryAfter(
                Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1))),
                "This address has sent wrong admin credentials too often. Wait for Retry-After seconds."));
    }

    /** The exchange's credentials, where it has any, were wrong. */
    void count(ServerWebExchange exchange) {
        if (hasCredentials(exchange)) {
            buckets.get(address(exchange), key -> Bucket.builder().addLimit(bandwidth).build()).tryConsume(1);
        }
    }

    private String address(ServerWebExchange exchange) {
        return clientAddress.of(exchange.getRequest());
    }

    private static boolean hasCredentials(ServerWebExchange exchange) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
    }
}
