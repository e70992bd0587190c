package io.onrush.engine.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The first part of a shutdown, while everything still works. Spring Boot has refused readiness a moment before; load
 * balancers get a quiet time to notice it, answers ask for their connections to be closed, and then the streams are ended,
 * with a hint to come back later, and awaited. Only after that do the life cycles stop: background work, the web server with
 * the requests in flight, purchase commands, the outbox relay, the pools. Each wait has a bound.
 */
final class LeaveTheSale implements ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(LeaveTheSale.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ApplicationContext context;
    private final ShutdownProperties properties;
    private final List<OpenStreams> streams;
    private final ClosingConnections connections;
    private final RandomGenerator random;

    LeaveTheSale(
            ApplicationContext context,
            ShutdownProperties properties,
            List<OpenStreams> streams,
            ClosingConnections connections,
            RandomGenerator random) {
        this.context = context;
        this.properties = properties;
        this.streams = streams;
        this.connections = connections;
        this.random = random;
    }

    /** A child context, as that of a management port, tells its parent of its own end too. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == context) {
            connections.begin();
            stayQuiet();
            endStreams();
        }
    }

    private void stayQuiet() {
        if (properties.quiet().isPositive()) {
            log.info("Shutting down: not ready any more, {} for load balancers to notice", properties.quiet());
            Mono.delay(properties.quiet()).block();
        }
    }

    private void endStreams() {
        int watchers = open();
        ReconnectTimes times = new ReconnectTimes(watchers, random);
        streams.forEach(kind -> kind.end(times));
        Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .takeWhile(tick -> open() > 0)
                .take(properties.streamDrain())
                .blockLast();
        if (watchers > 0) {
            log.info("Shutting down: ended {} streams, {} of them not gone after {}", watchers, open(), properties.streamDrain());
        }
    }

    private int open() {
        return streams.stream().mapToInt(OpenStreams::open).sum();
    }
}
