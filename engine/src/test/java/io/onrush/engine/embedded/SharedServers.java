package io.onrush.engine.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;

/** The embedded servers of this test run, for engines that run in processes of their own. */
public final class SharedServers {

    static {
        stopWithTheTestRun();
    }

    private SharedServers() {}

    /**
     * The servers are stopped by Spring's shutdown hook, which is only there once an application has run in this process:
     * where a test starts none but those in processes of their own, an empty one does.
     */
    private static void stopWithTheTestRun() {
        SpringApplication nothing = new SpringApplication(SharedServers.class);
        nothing.setLogStartupInfo(false);
        nothing.run("--onrush.migrate-only=true", "--onrush.migrations.jdbc-url=none").close();
    }

    /** The settings that lead an engine to PostgreSQL, Redis and Kafka, with a database of its own that is still empty. */
    public static Map<String, Object> withDatabase(String name) {
        return withDatabase(name, EmbeddedPart.values());
    }

    /** The same with PostgreSQL alone. */
    public static Map<String, Object> postgresWithDatabase(String name) {
        return withDatabase(name, EmbeddedPart.POSTGRESQL);
    }

    public static int freePort() {
        return FreePort.next();
    }

    private static Map<String, Object> withDatabase(String name, EmbeddedPart... parts) {
        List<CompletableFuture<EmbeddedServer>> servers =
                Arrays.stream(parts).map(part -> EmbeddedServers.inThisProcess().start(part, "")).toList();
        Map<String, Object> settings = new HashMap<>();
        servers.forEach(server -> settings.putAll(server.join().properties()));
        String url = settings.get("spring.r2dbc.url").toString();
        settings.put("spring.r2dbc.url", create(url, name));
        return settings;
    }

    private static String create(String url, String name) {
        try (var connection = DriverManager.getConnection(url.replace("r2dbc:", "jdbc:"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return url.substring(0, url.lastIndexOf('/') + 1) + name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
