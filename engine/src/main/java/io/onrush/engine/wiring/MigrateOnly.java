package io.onrush.engine.wiring;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** {@code onrush.migrate-only}: a process that migrates, serves nothing and ends. */
final class MigrateOnly implements EnvironmentPostProcessor, Ordered {

    private static final String PROPERTY = "onrush.migrate-only";

    static boolean isSet(Environment environment) {
        return environment.getProperty(PROPERTY, Boolean.class, false);
    }

    /** Before the embedded default, which has nothing to start here. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isSet(environment)) {
            environment.getPropertySources().addFirst(
                    new MapPropertySource("onrush migrate only", Map.of("spring.main.web-application-type", "none")));
        }
    }

    /** All that such a process is made of. It migrates whatever {@code onrush.migrations.enabled} says. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(PROPERTY)
    @EnableConfigurationProperties({MigrationProperties.class, R2dbcProperties.class})
    static class Run {

        private static final Logger log = LoggerFactory.getLogger(MigrateOnly.class);

        @Bean
        Migrations migrations(MigrationProperties properties, R2dbcProperties r2dbc) {
            return new Migrations(properties, r2dbc);
        }

        @Bean
        CommandLineRunner report(Migrations migrated) {
            return args -> log.info("The schemas are up to date");
        }
    }
}
