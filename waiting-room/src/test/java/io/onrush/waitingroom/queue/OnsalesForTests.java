package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;

/** Onsales in the shared database, by a clock of a test's own. */
public final class OnsalesForTests {

	private OnsalesForTests() {
	}

	public static Onsales of(DatabaseClient database, Clock clock, SecureRandom random) {
		OnsaleTable table = new OnsaleTable(database, Duration.ofSeconds(10));
		OnsaleBoard board = new OnsaleBoard(table, onsale -> Mono.just(QueueProgress.NONE), clock);
		return new Onsales(table, board, clock, new AlternativeJdkIdGenerator(), random);
	}

}
