package io.onrush.engine.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.migrations}.
 *
 * @param enabled false where a job of its own migrates before the processes start
 * @param jdbcUrl where the R2DBC URL, without its options, is not enough
 */
@ConfigurationProperties("onrush.migrations")
record MigrationProperties(@DefaultValue("true") boolean enabled, @DefaultValue("") String jdbcUrl) {}
