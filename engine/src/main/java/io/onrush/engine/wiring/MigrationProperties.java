package io.onrush.engine.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.migrations}.
 *
 * @param enabled brings the schemas up to date before anything serves. `false` where a job of its own does that first
 * @param jdbcUrl empty: made from `spring.r2dbc.url`. Needed where host, port and database of that are not enough, for
 *     instance for TLS options: options are not taken over
 */
@ConfigurationProperties("onrush.migrations")
record MigrationProperties(@DefaultValue("true") boolean enabled, @DefaultValue("") String jdbcUrl) {}
