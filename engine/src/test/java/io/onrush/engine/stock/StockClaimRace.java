package io.onrush.engine.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sixty orders at the same time, of two items {@code a} each, of which there are 15, and one {@code b}, of which there are enough. */
public record StockClaimRace(StockClaims claims, DatabaseClient database) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static StockClaimRace in(DatabaseClient database) {
        return new StockClaimRace(new StockClaims(database), database);
    }

    public void noMoreIsClaimedThanThereIs(UUID event) {
        List<UUID> orders = IntStream.range(0, 60).mapToObj(i -> UUID.randomUUID()).toList();

        // Half of the winners give up at once, while others are being refused because of them.
        List<UUID> winners = Flux.fromIterable(orders).flatMap(order -> claim(event, order).flatMap(lacking -> {
            boolean givesUp = order.getLeastSignificantBits() % 2 == 0;
            return lacking.isEmpty() && givesUp ? claims.unclaim(order).then(Mono.<UUID>empty()) : Mono.justOrEmpty(lacking.isEmpty() ? order : null);
        }), 16).collectList().block(PATIENCE);

        assertThat(winners).isNotEmpty().hasSizeLessThanOrEqualTo(7);
        assertThat(claim(event, winners.getFirst()).block(PATIENCE)).as("again").isEmpty();
        assertThat(claimed(event)).isEqualTo(3L * winners.size());
        winners.forEach(order -> claims.unclaim(order).block(PATIENCE));
        winners.forEach(order -> claims.unclaim(order).block(PATIENCE));
        assertThat(claimed(event)).isZero();
    }

    private Mono<List<String>> claim(UUID event, UUID order) {
        return claims.claim(event, order, "hold of " + order, "ann", Map.of("a", 2, "b", 1));
    }

    private long claimed(UUID event) {
        return database.sql("select coalesce(sum(quantity), 0)::bigint from engine.stock_claims where event_id = $1")
                .bind(0, event)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
