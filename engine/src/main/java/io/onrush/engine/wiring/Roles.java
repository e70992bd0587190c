package io.onrush.engine.wiring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * One artifact, many roles: {@code onrush.roles} lists what this process serves. Every role is turned into
 * {@code onrush.<role>.serve}, which gates its routes and its background workers, and into a health group. An unknown name ends the start.
 */
final class Roles implements EnvironmentPostProcessor, Ordered {

    static final List<String> ALL = List.of("edge", "waiting-room", "seat-map-streamer", "checkout-saga");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> wanted = parse(environment.getProperty("onrush.roles", "all"));
        Map<String, Object> serve = new LinkedHashMap<>();
        ALL.forEach(role -> serve.put("onrush." + role + ".serve", wanted.contains(role)));
        environment.getPropertySources().addFirst(new MapPropertySource("onrush roles", serve));
        environment.getPropertySources().addLast(new MapPropertySource("onrush health groups", HealthGroups.of(wanted)));
    }

    static List<String> parse(String text) {
        if (text.isBlank() || text.strip().equals("all")) {
            return ALL;
        }
        List<String> roles = Arrays.stream(StringUtils.tokenizeToStringArray(text, ",")).toList();
        roles.stream().filter(role -> !ALL.contains(role)).findFirst().ifPresent(unknown -> {
            throw new IllegalStateException(
                    "onrush.roles names the unknown role '" + unknown + "'. Use 'all' or some of " + ALL + ".");
        });
        return roles;
    }
}
