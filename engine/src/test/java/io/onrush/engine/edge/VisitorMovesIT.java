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

    private static final Instant NOW = Instant.now();

    private final VisitorMoves moves;

    VisitorMovesIT(@Autowired DatabaseClient database) {
        this.moves = new VisitorMoves(database);
    }

    @Test
    void ofManyDevicesThatUseOneLinkAtOnceOneHasIt() {
        UUID visitor = UUID.randomUUID();
        List<VisitorMoves.Move> won = Flux.range(0, 40)
                .flatMap(device -> moves.move(visitor, 0, new UUID(0x92, device)), 40)
                .collectList()
                .block(PATIENCE);
        assertThat(won).extracting(VisitorMoves.Move::session).containsExactly(1);
        assertThat(moves.present(visitor).block(PATIENCE)).isEqualTo(1);
    }

    @Test
    void theDeviceThatHasItMayAskAgainAsLongAsNobodyMovedOn() {
        UUID visitor = UUID.randomUUID();
        UUID phone = new UUID(0x92, 1);
        VisitorMoves.Move first = moves.move(visitor, 0, phone).block(PATIENCE);
        assertThat(moves.move(visitor, 0, phone).block(PATIENCE)).isEqualTo(first);
        moves.move(visitor, 1, new UUID(0x92, 2)).block(PATIENCE);
        assertThat(moves.move(visitor, 0, phone).block(PATIENCE)).isNull();
    }

    @Test
    void anotherProcessKnowsWithItsNextReadingAndForgetsWhenNoTokenOfBeforeCanLive() {
        UUID visitor = UUID.randomUUID();
        MovedVisitors elsewhere = at(NOW);
        elsewhere.read().block(PATIENCE);
        assertThat(elsewhere.leftAt(session(visitor, 0))).isNull();

        Instant moved = moves.move(visitor, 0, new UUID(0x92, 1)).block(PATIENCE).at();
        elsewhere.read().block(PATIENCE);
        assertThat(elsewhere.leftAt(session(visitor, 0))).isEqualTo(moved);
        assertThat(elsewhere.leftAt(session(visitor, 1))).as("the session that began with it").isNull();
        assertThat(elsewhere.leftAt(session(new UUID(0x91, 4), 0))).as("somebody else's").isNull();

        MovedVisitors startedLater = at(moved.plus(TOKENS_LIVE).minusSeconds(1));
        startedLater.read().block(PATIENCE);
        assertThat(startedLater.leftAt(session(visitor, 0))).isEqualTo(moved);
        MovedVisitors muchLater = at(moved.plus(TOKENS_LIVE).plusSeconds(60));
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
