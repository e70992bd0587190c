package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.draw.ServerSeed;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** A board that keeps one onsale, for tests of what looks at it: each is of a later day than all others of the shared database. */
public final class BoardOfOne {

	private static final AtomicInteger DAYS = new AtomicInteger(36_500);

	private final SettableClock clock;

	private final OnsaleTable table;

	private final OnsaleBoard board;

	private final Onsale onsale;

	public BoardOfOne(DatabaseClient database) {
		Instant opens = SampleOnsales.OPENS.plus(Duration.ofDays(DAYS.incrementAndGet()));
		this.clock = new SettableClock(opens.minusSeconds(600));
		this.table = new OnsaleTable(database, Duration.ofSeconds(10));
		this.board = new OnsaleBoard(this.table, onsale -> Mono.just(QueueProgress.NONE), this.clock);
		ScheduleOnsale terms = new ScheduleOnsale(SampleOnsales.id(), opens.minusSeconds(3600), opens, opens.plusSeconds(7200), 60, 10, 600);
		this.onsale = this.table.insert(SampleOnsales.id(), terms, ServerSeed.random(new SecureRandom()), this.clock.instant()).block();
		this.board.refresh().block();
	}

	public SettableClock clock() {
		return this.clock;
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

	public void drawn(long entrants, byte[] root) {
		this.board.changed(this.table
			.recordDraw(this.onsale.id(), new OnsaleTable.Outcome(entrants, root, new byte[32]), this.onsale.opensAt())
			.block());
	}

}
