package io.onrush.engine.wiring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MigrationProperties.class)
class MigrationConfiguration {

    @Bean
    @ConditionalOnBooleanProperty(name = "onrush.migrations.enabled", matchIfMissing = true)
    Migrations migrations(MigrationProperties properties, R2dbcProperties r2dbc) {
        return new Migrations(properties, r2dbc);
    }
}
