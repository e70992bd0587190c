package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The table {@code waiting_room.frozen_queues}. A queue is frozen once; whoever comes later reads what the first wrote. */
public final class FrozenQueues {

	private final DatabaseClient database;

	private final Duration timeout;

	public FrozenQueues(DatabaseClient database, Duration timeout) {
		this.database = database;
		this.timeout = timeout;
	}

	/** What is written down after this: the given one, or the one that was there. */
	Mono<FrozenQueue> freeze(UUID onsale, FrozenQueue queue) {
		GenericExecuteSpec insert = this.database.sql("""
				INSERT INTO waiting_room.frozen_queues (onsale_id, entrants, merkle_root, frozen_at, beacon_round, lane_sizes)
				VALUES (:onsale, :entrants, :root, :at, :round, :lanes) ON CONFLICT DO NOTHING""")
			.bind("onsale", onsale)
			.bind("entrants", queue.entrants())
			.bind("root", queue.merkleRoot())
			.bind("at", queue.frozenAt())
			.bind("round", queue.beaconRound());
		return (queue.laneSizes().isEmpty() ? insert.bindNull("lanes", Long[].class) : insert.bind("lanes", queue.laneSizes().toArray(Long[]::new)))
			.then()
			.timeout(this.timeout)
			.then(find(onsale));
	}

	/** Empty where the queue was not frozen, or its draw needed no waiting. */
	public Mono<FrozenQueue> find(UUID onsale) {
		return this.database
			.sql("SELECT entrants, merkle_root, frozen_at, beacon_round, lane_sizes FROM waiting_room.frozen_queues WHERE onsale_id = :onsale")
			.bind("onsale", onsale)
			.map(FrozenQueues::read)
			.one()
			.timeout(this.timeout);
	}

	private static FrozenQueue read(Readable row) {
		return new FrozenQueue(get(row, "entrants", Long.class), get(row, "merkle_root", byte[].class),
				get(row, "frozen_at", Instant.class), get(row, "beacon_round", Long.class),
				OnsaleRow.laneSizes(row));
	}

	private static <T> T get(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
