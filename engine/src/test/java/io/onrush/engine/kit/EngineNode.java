package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import io.onrush.engine.embedded.SharedServers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One of several engines behind a balancer: always at the same address, now and then another process. */
public final class EngineNode implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(150);

    private final String name;
    private final int port = SharedServers.freePort();
    private final int rsocketPort = SharedServers.freePort();
    private final Http http = new Http("http://localhost:" + port);
    private final Map<String, Object> settings;
    private volatile EngineProcess process;
    private int starts;

    public EngineNode(String name, Map<String, Object> shared) {
        this.name = name;
        this.settings = new HashMap<>(shared);
        settings.put("server.port", port);
        settings.put("onrush.seat-map-streamer.rsocket-port", rsocketPort);
    }

    public EngineNode start() {
        process = EngineProcess.start(name + "-" + ++starts, settings);
        return this;
    }

    public void awaitReady() {
        await(name + " is ready").atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended:\n" + process.output());
            }
            return isReady();
        });
    }

    /** What a load balancer asks. */
    public boolean isReady() {
        try {
            return http.send("GET", "/actuator/health/readiness", Map.of(), null).status() == 200;
        } catch (RuntimeException notThere) {
            return false;
        }
    }

    public Http http() {
        return http;
    }

    public int port() {
        return port;
    }

    public int rsocketPort() {
        return rsocketPort;
    }

    public EngineProcess process() {
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
