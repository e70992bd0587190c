package io.onrush.engine.wiring;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a few lines why the schemas could not be migrated, instead of showing a stack. */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        return new FailureAnalysis(
                "The schemas could not be brought up to date: " + cause.getMessage().strip(),
                "Check that spring.r2dbc.url (or onrush.migrations.jdbc-url), .username and .password are right, that PostgreSQL "
                        + "can be reached, and that the user may create schemas. A migration that failed was rolled back; "
                        + "start again when the reason is gone.",
                cause);
    }
}
