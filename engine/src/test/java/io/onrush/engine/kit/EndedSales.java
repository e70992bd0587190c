package io.onrush.engine.kit;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After every class: its sales are of the past. Else each engine goes on admitting to hundreds of them, twenty times a second. */
final class EndedSales implements AfterAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void afterAll(ExtensionContext context) {
        DatabaseClient database = SpringExtension.getApplicationContext(context).getBean(DatabaseClient.class);
        SaleOracle.settle(database);
        database.sql("update waiting_room.onsales set closes_at = now() - interval '100 days', version = version + 1 where closes_at > now() - interval '99 days'")
                .then()
                .block(PATIENCE);
    }
}
