package io.onrush.engine.stock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onrush.engine.kit.EngineSchema;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The authority on stock is a check of a table: without it the test of the claims fails, so it is a test of the check. */
class DroppedCheckIT {

    @Test
    void withoutTheCheckMoreIsClaimedThanThereIs() {
        EngineSchema schema = new EngineSchema("dropped_check");
        StockClaimRace race = StockClaimRace.in(schema.database());
        UUID event = schema.event();
        schema.item(event, "a", 15, 1);
        schema.item(event, "b", 40, 1);
        race.noMoreIsClaimedThanThereIs(event);

        schema.execute("alter table engine.stock_items drop constraint no_more_claimed_than_there_is");
        assertThatThrownBy(() -> race.noMoreIsClaimedThanThereIs(event)).isInstanceOf(AssertionError.class);
    }
}
