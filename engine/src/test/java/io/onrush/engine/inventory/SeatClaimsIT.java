package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Shop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
        assertThat(owners(event)).as("seat 3 was not kept").isEqualTo(2);
        claims.unclaim(first).block(PATIENCE);
        assertThat(claim(event, second, 2, 3)).isEmpty();
        claims.unclaim(second).block(PATIENCE);
    }

    @Test
    void ofManyOrdersThatOverlapNoTwoHaveASeatAndNobodyIsToldSo(Shop shop) {
        UUID event = UUID.fromString(shop.openSale().eventId());
        List<UUID> orders = IntStream.range(0, 60).mapToObj(i -> new UUID(2, i)).toList();

        // Half of the winners give up at once, while others are being refused because of them.
        List<UUID> winners = Flux.fromIterable(orders)
                .flatMap(order -> claims.claim(event, order, 1, List.of(5, 4, 6)).flatMap(taken -> {
                    boolean won = taken.isEmpty();
                    boolean givesUp = order.getLeastSignificantBits() % 2 == 0;
                    return won && givesUp ? claims.unclaim(order).then(Mono.<UUID>empty()) : Mono.justOrEmpty(won ? order : null);
                }), 16)
                .collectList()
                .block(PATIENCE);

        assertThat(winners).hasSizeLessThanOrEqualTo(1);
        assertThat(owners(event)).isEqualTo(3L * winners.size());
        winners.forEach(order -> claims.unclaim(order).block(PATIENCE));
    }

    private List<Integer> claim(UUID event, UUID order, Integer... seats) {
        return claims.claim(event, order, 1, List.of(seats)).block(PATIENCE);
    }

    private long owners(UUID event) {
        return database.sql("select count(*) from engine.seat_claims where event_id = $1")
                .bind(0, event)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
