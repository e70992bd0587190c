package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onrush.engine.kit.EngineSchema;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The authority on seats is a primary key: without it the test of the claims fails, so it is a test of the key. */
class DroppedKeyIT {

    @Test
    void withoutThePrimaryKeyTheRaceForASeatIsLost() {
        EngineSchema schema = new EngineSchema("dropped_key");
        SeatClaimRace race = new SeatClaimRace(new SeatClaims(schema.database(), schema.transactions()), schema.database());
        UUID event = schema.event();
        race.noTwoHaveASeat(event);

        schema.execute("alter table engine.seat_claims drop constraint seat_claims_pkey");
        assertThatThrownBy(() -> race.noTwoHaveASeat(event)).isInstanceOf(AssertionError.class);
    }
}
