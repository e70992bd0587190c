package io.onrush.engine.embedded;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.security.SecureRandom;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The embedded default: a part for which no external server is given is started in or beside this process. Where the
 * embedded servers are not on the class path, as in the production jar, a missing setting ends the start with its name.
 */
final class EmbeddedDefault implements EnvironmentPostProcessor, Ordered {

    private static final String SECRET = "onrush.secret";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("onrush.migrate-only", Boolean.class, false)) {
            requireDatabase(environment);
            return;
        }
        List<EmbeddedPart> wanted = Arrays.stream(EmbeddedPart.values())
                .filter(part -> !part.isGiven(environment::containsProperty))
                .toList();
        Map<String, Object> properties = new HashMap<>(start(wanted, environment));
        if (!environment.containsProperty(SECRET)) {
            properties.put(SECRET, generatedSecret());
        }
        if (!wanted.isEmpty()) {
            properties.put("onrush.embedded.active", true);
            properties.put("onrush.checkout-saga.simulated-provider.enabled", true);
            properties.put("onrush.checkout-saga.payment.api-key", generatedSecret());
            properties.putAll(mailIntoFiles(environment));
            properties.putAll(ownAddress(environment));
        }
        if (!wanted.isEmpty() && environment.getProperty("onrush.demo.crowd", Integer.class, 0) > 0) {
            // The crowd is on this machine and says whom it plays: without this its shoppers share one rate limit.
            properties.put("onrush.edge.trusted-proxies", "127.0.0.0/8,::1/128");
        }
        environment.getPropertySources().addLast(new MapPropertySource("onrush embedded default", properties));
    }

    private static Map<String, Object> start(List<EmbeddedPart> wanted, ConfigurableEnvironment environment) {
        wanted.forEach(EmbeddedDefault::requireOnClassPath);
        String folder = environment.getProperty("onrush.embedded.data-folder", "");
        List<CompletableFuture<EmbeddedServer>> starting = wanted.stream()
                .map(part -> EmbeddedServers.inThisProcess().start(part, folder))
                .toList();
        Map<String, Object> properties = new HashMap<>();
        starting.forEach(server -> properties.putAll(server.join().properties()));
        return properties;
    }

    /** Codes and reminders can be tried without a mail server. */
    private static Map<String, Object> mailIntoFiles(ConfigurableEnvironment environment) {
        if (environment.containsProperty("onrush.mail.transport")) {
            return Map.of();
        }
        String folder = environment.getProperty("onrush.embedded.data-folder", "");
        return Map.of("onrush.mail.transport", "FILE", "onrush.mail.folder", EmbeddedServers.inThisProcess().folder(folder, "mail"));
    }

    /** Where links in mails lead. */
    private static Map<String, Object> ownAddress(ConfigurableEnvironment environment) {
        String port = environment.getProperty("server.port", "8080");
        return environment.containsProperty("onrush.waiting-room.site.public-url") || port.equals("0")
                ? Map.of()
                : Map.of("onrush.waiting-room.site.public-url", "http://localhost:" + port);
    }

    /** A migration is of a database that is there: a fresh embedded one would be gone the moment after. */
    private static void requireDatabase(ConfigurableEnvironment environment) {
        if (!EmbeddedPart.POSTGRESQL.isGiven(environment::containsProperty) && !environment.containsProperty("onrush.migrations.jdbc-url")) {
            throw new MissingSettingException(EmbeddedPart.POSTGRESQL.firstProperty(), "onrush.migrate-only needs the database to migrate");
        }
    }

    private static void requireOnClassPath(EmbeddedPart part) {
        if (!ClassUtils.isPresent(part.embeddedClass(), null)) {
            throw new MissingSettingException(part.firstProperty(), "this jar brings no embedded server");
        }
    }

    /** Tokens of the embedded default die with the process, unless a secret is given. */
    private static String generatedSecret() {
        if (!ClassUtils.isPresent(EmbeddedPart.REDIS.embeddedClass(), null)) {
            throw new MissingSettingException(SECRET, "all processes sign tokens with it, 32 bytes or more");
        }
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
