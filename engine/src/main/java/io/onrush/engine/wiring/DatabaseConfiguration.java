package io.onrush.engine.wiring;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.resources.LoopResources;

/**
 * Spreads the connections to PostgreSQL over event loops, and gives up those on which nothing is answered. By default a connection that is
 * opened on an event loop stays on it, and in a rush the pool opens them all on the same one (r2dbc-pool #190).
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** A statement that is still under way has been ended by the server before: only a server that says nothing at all is given up. */
    private static final Duration LONGER = Duration.ofSeconds(2);

    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops(@Value("${spring.r2dbc.properties.statementTimeout:PT0S}") Duration statementTimeout) {
        LoopResources loops = LoopResources.create("onrush-postgresql", 1, Math.max(2, Runtime.getRuntime().availableProcessors()), true, false);
        return new DatabaseLoops(loops, statementTimeout.isPositive() ? statementTimeout.plus(LONGER) : Duration.ZERO);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer spreadOverLoops(LoopResources databaseLoops) {
        return options -> options.option(LOOP_RESOURCES, databaseLoops);
    }
}
