package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.draw.ServerSeed;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** A board that keeps one onsale, for tests of what looks at it. */
public final class BoardOfOne {

	private final OnsaleTable table;

	private final OnsaleBoard board;

	private final Onsale onsale;

	public BoardOfOne(DatabaseClient database, Clock clock, SecureRandom random) {
		this.table = new OnsaleTable(database, Duration.ofSeconds(10));
		this.board = new OnsaleBoard(this.table, onsale -> Mono.just(QueueProgress.NONE), clock);
		this.onsale = this.table.insert(SampleOnsales.id(), SampleOnsales.terms(), ServerSeed.random(random), clock.instant()).block();
		this.board.refresh().block();
	}

	public Onsale onsale() {
		return this.onsale;
	}

	public OnsaleBoard board() {
		return this.board;
	}

	public void joined(long places) {
		this.board.progressed(this.onsale.id(), new QueueProgress(places, 0, 0, 0, 0));
	}

	public void drawn(long entrants) {
		this.board.changed(this.table
			.recordDraw(this.onsale.id(), new OnsaleTable.Outcome(entrants, new byte[32], new byte[32]), this.onsale.opensAt())
			.block());
	}

}
