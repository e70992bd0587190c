package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** The authority on seats, without Redis before it: as if Redis had promised everything to everybody. */
@OnrushTest
class SeatClaimsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private SeatClaims claims;

    @Autowired
    private DatabaseClient database;

    @Test
    void anOrderClaimsAllOfItsSeatsOrNone(Shop shop) {
        UUID event = UUID.fromString(shop.openSale().eventId());
        UUID first = new UUID(1, 1);
        UUID second = new UUID(1, 2);

        assertThat(claim(event, first, 1, 2)).isEmpty();
        assertThat(claim(event, first, 1, 2)).as("again").isEmpty();
        assertThat(claim(event, second, 2, 3)).containsExactly(2);
        assertThat(race().owners(event)).as("seat 3 was not kept").isEqualTo(2);
        claims.unclaim(first).block(PATIENCE);
        assertThat(claim(event, second, 2, 3)).isEmpty();
        claims.unclaim(second).block(PATIENCE);
    }

    @Test
    void ofManyOrdersThatOverlapNoTwoHaveASeatAndNobodyIsToldSo(Shop shop) {
        race().noTwoHaveASeat(UUID.fromString(shop.openSale().eventId()));
    }

    private List<Integer> claim(UUID event, UUID order, Integer... seats) {
        return claims.claim(event, order, 1, List.of(seats)).block(PATIENCE);
    }

    private SeatClaimRace race() {
        return new SeatClaimRace(claims, database);
    }
}
