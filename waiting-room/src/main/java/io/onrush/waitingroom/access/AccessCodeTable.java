package io.onrush.waitingroom.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The tables {@code waiting_room.code_batches} and {@code access_codes}. Single statements only, so nothing is ever left half done. */
final class AccessCodeTable {

	private final DatabaseClient database;

	private final Duration timeout;

	AccessCodeTable(DatabaseClient database, Duration timeout) {
		this.database = database;
		this.timeout = timeout;
	}

	/** A code that was not revoked. */
	record Known(int uses, @Nullable Instant expiresAt, @Nullable String lane) {

		boolean opensAt(Instant now) {
			return this.expiresAt == null || this.expiresAt.isAfter(now);
		}

	}

	Mono<Known> find(UUID onsale, String digest) {
		return this.database.sql("""
				SELECT b.uses, b.expires_at, b.lane
				FROM waiting_room.access_codes c JOIN waiting_room.code_batches b ON b.id = c.batch_id
				WHERE c.onsale_id = :onsale AND c.digest = :digest AND c.revoked_at IS NULL AND b.revoked_at IS NULL""")
			.bind("onsale", onsale)
			.bind("digest", digest)
			.map(row -> new Known(Objects.requireNonNull(row.get("uses", Integer.class)), row.get("expires_at", Instant.class), row.get("lane", String.class)))
			.one()
			.timeout(this.timeout);
	}

	/** Answers how many were new: codes that the onsale has already stay what they are. */
	Mono<CodeBatch> insert(CodeBatch batch, List<String> digests) {
		GenericExecuteSpec statement = this.database.sql("""
				WITH batch AS (
				    INSERT INTO waiting_room.code_batches (id, onsale_id, name, uses, expires_at, created_at, lane)
				    VALUES (:id, :onsale, :name, :uses, :expiresAt, :now, :lane) RETURNING id),
				made AS (
				    INSERT INTO waiting_room.access_codes (onsale_id, digest, batch_id)
				    SELECT :onsale, d.digest, batch.id FROM batch, unnest(:digests) AS d(digest)
				    ON CONFLICT DO NOTHING RETURNING 1)
				SELECT count(*) AS made FROM made""")
			.bind("id", batch.batchId())
			.bind("onsale", batch.onsaleId())
			.bind("name", batch.name())
			.bind("uses", batch.uses())
			.bind("now", batch.createdAt())
			.bind("digests", digests.toArray(String[]::new));
		GenericExecuteSpec inLane = (batch.lane() == null) ? statement.bindNull("lane", String.class) : statement.bind("lane", batch.lane());
		return ((batch.expiresAt() == null) ? inLane.bindNull("expiresAt", Instant.class) : inLane.bind("expiresAt", batch.expiresAt()))
			.map(row -> batch.of(Objects.requireNonNull(row.get("made", Long.class))))
			.one()
			.timeout(this.timeout);
	}

	Mono<List<CodeBatch>> batches(UUID onsale) {
		return this.database.sql("""
				SELECT b.*, count(c.digest) FILTER (WHERE c.revoked_at IS NULL AND b.revoked_at IS NULL) AS codes
				FROM waiting_room.code_batches b LEFT JOIN waiting_room.access_codes c ON c.batch_id = b.id
				WHERE b.onsale_id = :onsale GROUP BY b.id ORDER BY b.created_at, b.id""")
			.bind("onsale", onsale)
			.map(AccessCodeTable::batch)
			.all()
			.collectList()
			.timeout(this.timeout);
	}

	Mono<List<String>> digests(UUID onsale, UUID batch) {
		return this.database.sql("SELECT digest FROM waiting_room.access_codes WHERE onsale_id = :onsale AND batch_id = :batch")
			.bind("onsale", onsale)
			.bind("batch", batch)
			.map(row -> Objects.requireNonNull(row.get("digest", String.class)))
			.all()
			.collectList()
			.timeout(this.timeout);
	}

	/** False where the onsale has no such batch. */
	Mono<Boolean> revoke(UUID onsale, UUID batch, Instant now) {
		return changed(this.database.sql("""
				UPDATE waiting_room.code_batches SET revoked_at = COALESCE(revoked_at, :now) WHERE onsale_id = :onsale AND id = :batch""")
			.bind("onsale", onsale)
			.bind("batch", batch)
			.bind("now", now)).map(rows -> rows > 0);
	}

	/** How many of them the batch has. */
	Mono<Long> revoke(UUID onsale, UUID batch, List<String> digests, Instant now) {
		return changed(this.database.sql("""
				UPDATE waiting_room.access_codes SET revoked_at = COALESCE(revoked_at, :now)
				WHERE onsale_id = :onsale AND batch_id = :batch AND digest = ANY(:digests)""")
			.bind("onsale", onsale)
			.bind("batch", batch)
			.bind("digests", digests.toArray(String[]::new))
			.bind("now", now));
	}

	private Mono<Long> changed(GenericExecuteSpec statement) {
		return statement.fetch().rowsUpdated().timeout(this.timeout);
	}

	private static CodeBatch batch(Readable row) {
		return new CodeBatch(Objects.requireNonNull(row.get("id", UUID.class)), Objects.requireNonNull(row.get("onsale_id", UUID.class)),
				Objects.requireNonNull(row.get("name", String.class)), Objects.requireNonNull(row.get("uses", Integer.class)),
				row.get("expires_at", Instant.class), row.get("revoked_at", Instant.class),
				Objects.requireNonNull(row.get("created_at", Instant.class)),
				row.get("lane", String.class), Objects.requireNonNull(row.get("codes", Long.class)));
	}

}
