package io.onrush.engine.kit;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does what load balancers do and no more: asks every node for its readiness, hands requests to the ready ones in turn, and
 * tries another node where a connection is refused. A request that was sent and not answered is broken; clients repeat such
 * a request by its Idempotency-Key, and so does this, but it counts them.
 */
public final class LoadBalancer implements Sender, AutoCloseable {

    private static final Duration PROBE = Duration.ofMillis(100);
    private static final int TRIES = 20;

    private final List<EngineNode> nodes;
    private final CopyOnWriteArraySet<EngineNode> ready = new CopyOnWriteArraySet<>();
    private final ScheduledExecutorService probes = Executors.newScheduledThreadPool(2);
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    public LoadBalancer(List<EngineNode> nodes) {
        this.nodes = nodes;
        ready.addAll(nodes);
        nodes.forEach(node -> probes.scheduleWithFixedDelay(
                () -> probe(node), PROBE.toMillis(), PROBE.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void probe(EngineNode node) {
        if (node.isReady()) {
            ready.add(node);
        } else {
            ready.remove(node);
        }
    }

    /** The next in turn of those that are ready; of all, where none is. */
    public EngineNode next() {
        List<EngineNode> choice = ready.isEmpty() ? nodes : List.copyOf(ready);
        return choice.get(Math.floorMod(turns.getAndIncrement(), choice.size()));
    }

    @Override
    public Reply send(String method, String path, Map<String, String> headers, Object body) {
        for (int attempt = 1; ; attempt++) {
            try {
                return next().http().send(method, path, headers, body);
            } catch (UncheckedIOException failed) {
                (failed.getCause() instanceof ConnectException ? refused : broken).incrementAndGet();
                if (attempt == TRIES) {
                    throw failed;
                }
            }
        }
    }

    /** Requests that were sent and not answered, since the last call. */
    public int takeBroken() {
        return broken.getAndSet(0);
    }

    /** Connections that were refused, since the last call. */
    public int takeRefused() {
        return refused.getAndSet(0);
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
