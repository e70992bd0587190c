package io.onrush.engine.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/**
 * A token bucket for each key, in this process. Every node limits for itself: what it protects is its own origin.
 * The headers are those of the IETF draft "RateLimit header fields for HTTP".
 */
final class RateLimiter {

    private final String quotedName;
    private final Cache<String, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final String policy;
    private final Counter limited;

    RateLimiter(String name, int capacity, int perSecond, int maxBuckets, MeterRegistry registry) {
        this.quotedName = "\"" + name + "\"";
        this.bandwidth = Bandwidth.builder().capacity(capacity).refillGreedy(perSecond, Duration.ofSeconds(1)).build();
        this.buckets = Caffeine.newBuilder().maximumSize(maxBuckets).expireAfterAccess(Duration.ofMinutes(10)).build();
        long windowSeconds = Math.max(1, Math.ceilDiv(capacity, perSecond));
        this.policy = "\"%s\";q=%d;w=%d".formatted(name, capacity, windowSeconds);
        this.limited = Counter.builder("engine.rate.limited")
                .description("Requests that were refused because too many came, by what they have in common")
                .tag("tier", name)
                .register(registry);
    }

    /** Takes a token and writes the RateLimit fields; false where there was none, and then Retry-After too. */
    boolean admit(String key, BiConsumer<String, String> answer) {
        ConsumptionProbe probe = buckets.get(key, k -> Bucket.builder().addLimit(bandwidth).build()).tryConsumeAndReturnRemaining(1);
        answer.accept("RateLimit-Policy", policy);
        answer.accept("RateLimit", quotedName + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
        if (!probe.isConsumed()) {
            limited.increment();
            answer.accept(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds(probe.getNanosToWaitForRefill()))));
        }
        return probe.isConsumed();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
