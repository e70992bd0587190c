package io.onrush.engine.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

/** What the crowd went through. Counts a seat that two tickets name as oversold. */
final class CrowdTally {

    private static final Logger log = LoggerFactory.getLogger(CrowdTally.class);

    private final Clock clock;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> seatsWithTicket = ConcurrentHashMap.newKeySet();
    private final AtomicInteger oversold = new AtomicInteger();
    private final AtomicReference<Instant> firstHold = new AtomicReference<>();
    private volatile Instant lastOrder;

    CrowdTally(Clock clock) {
        this.clock = clock;
    }

    void count(String what) {
        counts.computeIfAbsent(what, k -> new LongAdder()).increment();
        if (what.equals("holds")) {
            firstHold.compareAndSet(null, clock.instant());
        }
    }

    void tickets(List<String> seats) {
        lastOrder = clock.instant();
        seats.stream().filter(seat -> !seatsWithTicket.add(seat)).forEach(twice -> oversold.incrementAndGet());
    }

    /** A shopper whom an unexpected answer made leave; the others go on. */
    Mono<Void> gaveUp(Throwable error) {
        count("gave up");
        log.warn("A simulated shopper gave up: {}", describe(error));
        return Mono.empty();
    }

    private static String describe(Throwable error) {
        return error instanceof WebClientRequestException lost
                ? lost.getMethod() + " " + lost.getUri().getPath() + " got no answer: " + lost.getMostSpecificCause()
                : error.toString();
    }

    void log() {
        log.info("crowd: {}", counts);
    }

    String verdict() {
        Instant from = firstHold.get();
        double seconds = from == null || lastOrder == null ? 0 : Math.max(0.001, Duration.between(from, lastOrder).toMillis() / 1000.0);
        return "The crowd has gone: %s%nseats sold %d, oversold %d%nfrom the first hold to the last order %.1f s: %.0f holds/s, %.0f orders/s".formatted(
                counts, seatsWithTicket.size(), oversold.get(), seconds, perSecond("holds", seconds), perSecond("orders confirmed", seconds));
    }

    private double perSecond(String what, double seconds) {
        LongAdder count = counts.get(what);
        return count == null || seconds == 0 ? 0 : count.sum() / seconds;
    }
}
