package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client as the contract asks for one: it takes the engines in turn, and what was answered with 503, or not at all, it
 * sends again, word for word.
 */
public final class PatientSender implements Sender {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final List<Sender> engines;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    public PatientSender(List<? extends Sender> engines) {
        this.engines = List.copyOf(engines);
    }

    /** How often something was sent again. */
    public int repeated() {
        return repeated.get();
    }

    @Override
    public Reply send(String method, String path, Map<String, String> headers, Object body) {
        return await(method + " " + path).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK_AGAIN)
                .until(() -> once(method, path, headers, body), reply -> reply != null && reply.status() != 503);
    }

    private Reply once(String method, String path, Map<String, String> headers, Object body) {
        try {
            Reply reply = engines.get(Math.floorMod(turns.getAndIncrement(), engines.size())).send(method, path, headers, body);
            if (reply.status() == 503) {
                repeated.incrementAndGet();
            }
            return reply;
        } catch (RuntimeException unanswered) {
            repeated.incrementAndGet();
            return null;
        }
    }
}
