package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The authority on sessions, and what another process knows of it. */
@OnrushTest
class VisitorMovesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TOKENS_LIVE = Duration.ofDays(7);

    /** Far from those of the engine that runs beside, which forgets nothing by this clock. */
    private static final Instant NOW = Instant.parse("2091-06-01T10:00:00Z");

    private final VisitorMoves moves;

    VisitorMovesIT(@Autowired DatabaseClient database) {
        this.moves = new VisitorMoves(database);
    }

    @Test
    void ofManyDevicesThatUseOneLinkAtOnceOneHasIt() {
        UUID visitor = new UUID(0x91, 1);
        List<VisitorMoves.Move> won = Flux.range(0, 40)
                .flatMap(device -> moves.move(visitor, 0, new UUID(0x92, device), NOW), 40)
                .collectList()
                .block(PATIENCE);
        assertThat(won).containsExactly(new VisitorMoves.Move(visitor.toString(), 1, NOW));
        assertThat(moves.present(visitor).block(PATIENCE)).isEqualTo(1);
    }

    @Test
    void theDeviceThatHasItMayAskAgainAsLongAsNobodyMovedOn() {
        UUID visitor = new UUID(0x91, 2);
        UUID phone = new UUID(0x92, 1);
        VisitorMoves.Move first = moves.move(visitor, 0, phone, NOW).block(PATIENCE);
        assertThat(moves.move(visitor, 0, phone, NOW.plusSeconds(5)).block(PATIENCE)).isEqualTo(first);
        moves.move(visitor, 1, new UUID(0x92, 2), NOW.plusSeconds(9)).block(PATIENCE);
        assertThat(moves.move(visitor, 0, phone, NOW.plusSeconds(10)).block(PATIENCE)).isNull();
    }

    @Test
    void anotherProcessKnowsWithItsNextReadingAndForgetsWhenNoTokenOfBeforeCanLive() {
        UUID visitor = new UUID(0x91, 3);
        MovedVisitors elsewhere = at(NOW);
        elsewhere.read().block(PATIENCE);
        assertThat(elsewhere.leftAt(session(visitor, 0))).isNull();

        moves.move(visitor, 0, new UUID(0x92, 1), NOW).block(PATIENCE);
        elsewhere.read().block(PATIENCE);
        assertThat(elsewhere.leftAt(session(visitor, 0))).isEqualTo(NOW);
        assertThat(elsewhere.leftAt(session(visitor, 1))).as("the session that began with it").isNull();
        assertThat(elsewhere.leftAt(session(new UUID(0x91, 4), 0))).as("somebody else's").isNull();

        MovedVisitors startedLater = at(NOW.plus(TOKENS_LIVE).minusSeconds(1));
        startedLater.read().block(PATIENCE);
        assertThat(startedLater.leftAt(session(visitor, 0))).isEqualTo(NOW);
        MovedVisitors muchLater = at(NOW.plus(TOKENS_LIVE).plusSeconds(60));
        muchLater.read().block(PATIENCE);
        assertThat(muchLater.leftAt(session(visitor, 0))).isNull();
    }

    private MovedVisitors at(Instant now) {
        return new MovedVisitors(moves, Clock.fixed(now, ZoneOffset.UTC), TOKENS_LIVE);
    }

    private static VisitorSession session(UUID visitor, int number) {
        return new VisitorSession(visitor.toString(), number, NOW, NOW, NOW);
    }
}
