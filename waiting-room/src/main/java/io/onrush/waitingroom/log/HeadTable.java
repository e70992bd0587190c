package io.onrush.waitingroom.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

/** The table {@code waiting_room.log_heads}: what was published is in PostgreSQL, so that a loss of Redis cannot unsay it. */
final class HeadTable {

	private final DatabaseClient database;

	private final Duration timeout;

	HeadTable(DatabaseClient database, Duration timeout) {
		this.database = database;
		this.timeout = timeout;
	}

	/** Of two nodes that publish a head of one size the first wins. */
	Mono<Void> insert(UUID onsale, LogHead head) {
		return this.database.sql("""
				INSERT INTO waiting_room.log_heads (onsale_id, size, root, at, signed)
				VALUES (:onsale, :size, :root, :at, :signed) ON CONFLICT DO NOTHING""")
			.bind("onsale", onsale)
			.bind("size", head.size())
			.bind("root", HexFormat.of().parseHex(head.root()))
			.bind("at", head.at())
			.bind("signed", head.signed())
			.then()
			.timeout(this.timeout);
	}

	/** The largest first. */
	Flux<LogHead> upTo(UUID onsale, long size, int most) {
		return this.database.sql("""
				SELECT size, root, at, signed FROM waiting_room.log_heads
				WHERE onsale_id = :onsale AND size <= :size ORDER BY size DESC LIMIT :most""")
			.bind("onsale", onsale)
			.bind("size", size)
			.bind("most", most)
			.map(HeadTable::head)
			.all()
			.collectList()
			.timeout(this.timeout)
			.flatMapIterable(heads -> heads);
	}

	/** Empty before the first. */
	Mono<LogHead> largest(UUID onsale) {
		return upTo(onsale, Long.MAX_VALUE, 1).next();
	}

	private static LogHead head(Readable row) {
		return new LogHead(get(row, "size", Long.class), HexFormat.of().formatHex(get(row, "root", byte[].class)),
				get(row, "at", Instant.class), get(row, "signed", String.class));
	}

	private static <T> T get(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
