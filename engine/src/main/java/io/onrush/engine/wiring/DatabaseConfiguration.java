package io.onrush.engine.wiring;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;

import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/**
 * Spreads the connections to PostgreSQL over event loops. By default a connection that is opened on an event loop stays
 * on it, and in a rush the pool opens them all on the same one (r2dbc-pool #190).
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops() {
        return LoopResources.create("onrush-postgresql", 1, Math.max(2, Runtime.getRuntime().availableProcessors()), true, false);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer spreadOverLoops(LoopResources databaseLoops) {
        return options -> options.option(LOOP_RESOURCES, databaseLoops);
    }
}
