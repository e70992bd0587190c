package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sixty orders that want the same seats at the same time, as if Redis had promised them to everybody. */
record SeatClaimRace(SeatClaims claims, DatabaseClient database) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    void noTwoHaveASeat(UUID event) {
        List<UUID> orders = IntStream.range(0, 60).mapToObj(i -> UUID.randomUUID()).toList();

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

    long owners(UUID event) {
        return database.sql("select count(*) from engine.seat_claims where event_id = $1")
                .bind(0, event)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
