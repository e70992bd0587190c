package io.onrush.engine.kit;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After every test, once the oracle has looked at them: its sales are of the past. Else each engine goes on admitting to hundreds of them,
 * twenty times a second, and the oracle looks at all of them after every test to come.
 */
final class EndedSales implements AfterEachCallback {

    /** What is older than that is over. */
    static final String AFTER = "50 days";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void afterEach(ExtensionContext context) {
        DatabaseClient database = SpringExtension.getApplicationContext(context).getBean(DatabaseClient.class);
        database.sql("update waiting_room.onsales set closes_at = now() - interval '100 days', version = version + 1 where closes_at > now() - interval '" + AFTER + "'")
                .then()
                .then(database.sql("update engine.events set starts_at = now() - interval '100 days' where starts_at > now() - interval '" + AFTER + "'").then())
                .block(PATIENCE);
    }
}
