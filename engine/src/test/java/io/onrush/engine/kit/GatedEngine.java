package io.onrush.engine.kit;

import io.onrush.engine.Onrush;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Another process of the installation, in this JVM: on the servers of the test's engine, which it reaches through gates,
 * and with the settings that operators have: its actuator on a port of its own, the limits on.
 */
public final class GatedEngine implements AutoCloseable {

    /** What an outage stops in the middle of a step is tried again after seconds, which else is half a minute. */
    private static final Map<String, Object> SOON_TAKEN_OVER = Map.of(
            "onrush.checkout-saga.payment.timeout", "2s",
            "onrush.checkout-saga.simulated-provider.slow", "300ms",
            "onrush.checkout-saga.saga.step-timeout", "5s",
            "onrush.checkout-saga.saga.lease", "6s");

    private final Gate redis;
    private final Gate postgresql;
    private final ConfigurableApplicationContext context;
    private final Shop shop;
    private final Http actuator;

    private GatedEngine(Environment servers, Map<String, Object> settings) {
        URI database = URI.create(servers.getRequiredProperty("spring.r2dbc.url").substring("r2dbc:".length()));
        this.redis = Gate.to(servers.getRequiredProperty("spring.data.redis.port", Integer.class));
        this.postgresql = Gate.to(database.getPort());
        Map<String, Object> all = new HashMap<>(Map.of(
                "spring.r2dbc.url", "r2dbc:postgresql://localhost:" + postgresql.port() + database.getPath(),
                "spring.r2dbc.username", servers.getRequiredProperty("spring.r2dbc.username"),
                "spring.data.redis.host", "127.0.0.1",
                "spring.data.redis.port", redis.port(),
                "onrush.kafka.bootstrap-servers", servers.getRequiredProperty("onrush.kafka.bootstrap-servers"),
                "onrush.secret", servers.getRequiredProperty("onrush.secret"),
                "onrush.admin.password", Shop.ADMIN_PASSWORD,
                "onrush.checkout-saga.payment.api-key", "sk_gated_engine",
                "onrush.checkout-saga.simulated-provider.enabled", "true",
                "onrush.migrations.enabled", "false"));
        all.putAll(Map.of(
                "server.port", 0,
                "management.server.port", 0,
                "onrush.seat-map-streamer.rsocket-port", 0,
                "onrush.seat-map-streamer.tick", "20ms",
                "onrush.waiting-room.tick", "50ms",
                "onrush.waiting-room.refresh", "100ms",
                "onrush.checkout-saga.metrics.interval", "500ms",
                "onrush.health.interval", "100ms",
                "onrush.health.timeout", "2s"));
        all.putAll(SOON_TAKEN_OVER);
        all.putAll(settings);
        String[] arguments = all.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toArray(String[]::new);
        this.context = new SpringApplicationBuilder(Onrush.class)
                .registerShutdownHook(false)
                .run(arguments);
        this.shop = new Shop(port("local.server.port"));
        this.actuator = new Http("http://localhost:" + port("local.management.port"));
    }

    /** @param servers the environment of an engine whose servers it shares */
    public static GatedEngine beside(Environment servers, Map<String, Object> settings) {
        return new GatedEngine(servers, settings);
    }

    public Gate redis() {
        return redis;
    }

    public Gate postgresql() {
        return postgresql;
    }

    public Shop shop() {
        return shop;
    }

    /** The actuator, asked without credentials. */
    public Http actuator() {
        return actuator;
    }

    public Scrape scrape() {
        return new Scrape(actuator.send("GET", "/actuator/prometheus", Map.of(), null).expect(200).body());
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    @Override
    public void close() {
        context.close();
        redis.close();
        postgresql.close();
    }
}
