package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.draw.ServerSeed;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The table {@code waiting_room.onsales}. Single statements only, so nothing is ever left half done. */
final class OnsaleTable {

	private final DatabaseClient database;

	private final Duration timeout;

	OnsaleTable(DatabaseClient database, Duration timeout) {
		this.database = database;
		this.timeout = timeout;
	}

	Mono<Onsale> insert(UUID id, ScheduleOnsale terms, ServerSeed seed, Instant now) {
		return one(bindOptional(bindTerms(this.database.sql("""
				INSERT INTO waiting_room.onsales (id, event_id, queue_opens_at, opens_at, closes_at,
				    admissions_per_minute, max_active, pass_seconds, protects, on_outage, mode, winners, standby_above, message, server_seed, commitment, created_at,
				    control_min, control_max, control_hold_millis, control_conflict_percent, control_fault_percent,
				    identity, registration, registration_opens_at, registration_closes_at, reminder_minutes,
				    least_work, most_work, calm_per_minute, calm_per_network, places_per_address, places_per_network, entry, lanes)
				VALUES (:id, :eventId, :queueOpensAt, :opensAt, :closesAt,
				    :admissionsPerMinute, :maxActive, :passSeconds, :protects, :onOutage, :mode, :winners, :standbyAbove, :message, :serverSeed, :commitment, :now,
				    :controlMin, :controlMax, :controlHoldMillis, :controlConflictPercent, :controlFaultPercent,
				    :identity, :registration, :registrationOpensAt, :registrationClosesAt, :reminderMinutes,
				    :leastWork, :mostWork, :calmPerMinute, :calmPerNetwork, :placesPerAddress, :placesPerNetwork, :entry, :lanes)
				RETURNING *"""), terms), "eventId", terms.eventId(), UUID.class)
			.bind("id", id)
			.bind("serverSeed", seed.bytes())
			.bind("commitment", seed.commitment())
			.bind("now", now));
	}

	/** Empty when the row has another version by now. */
	Mono<Onsale> update(Onsale onsale) {
		return one(bindTerms(this.database.sql("""
				UPDATE waiting_room.onsales
				SET queue_opens_at = :queueOpensAt, opens_at = :opensAt, closes_at = :closesAt,
				    admissions_per_minute = :admissionsPerMinute, max_active = :maxActive,
				    pass_seconds = :passSeconds, protects = :protects, on_outage = :onOutage, mode = :mode, winners = :winners,
				    standby_above = :standbyAbove, message = :message, by_arrival = :byArrival, paused = :paused, version = version + 1,
				    control_min = :controlMin, control_max = :controlMax, control_hold_millis = :controlHoldMillis,
				    control_conflict_percent = :controlConflictPercent, control_fault_percent = :controlFaultPercent,
				    identity = :identity, registration = :registration, registration_opens_at = :registrationOpensAt,
				    registration_closes_at = :registrationClosesAt, reminder_minutes = :reminderMinutes,
				    least_work = :leastWork, most_work = :mostWork, calm_per_minute = :calmPerMinute, calm_per_network = :calmPerNetwork,
				    places_per_address = :placesPerAddress, places_per_network = :placesPerNetwork, entry = :entry, lanes = :lanes
				WHERE id = :id AND version = :version
				RETURNING *"""), onsale.terms())
			.bind("paused", onsale.paused())
			.bind("byArrival", onsale.byArrival())
			.bind("id", onsale.id())
			.bind("version", onsale.version()));
	}

	/** Empty when another node recorded its draw first, or an admin paused the onsale or switched to a mode without a draw. */
	Mono<Onsale> recordDraw(UUID id, Outcome outcome, Instant now) {
		return one(outcome.bindBeacon(this.database.sql("""
				UPDATE waiting_room.onsales
				SET entrants = :entrants, merkle_root = :merkleRoot, seed = :seed, drawn_at = :now, version = version + 1,
				    beacon = :beacon, beacon_source = :source, beacon_chain = :chain, beacon_key = :key, beacon_round = :round,
				    beacon_signature = :signature, beacon_checked = :checked, beacon_missing = :missing, lane_sizes = :laneSizes
				WHERE id = :id AND opens_at <= :now AND drawn_at IS NULL AND NOT paused AND NOT by_arrival AND mode IN ('RANDOM', 'LOTTERY')
				RETURNING *"""))
			.bind("entrants", outcome.entrants())
			.bind("merkleRoot", outcome.merkleRoot())
			.bind("seed", outcome.seed())
			.bind("now", now)
			.bind("id", id));
	}

	Mono<Onsale> find(UUID id) {
		return one(this.database.sql("SELECT * FROM waiting_room.onsales WHERE id = :id").bind("id", id));
	}

	Flux<Onsale> ofEvent(UUID eventId) {
		return many(
				this.database.sql("SELECT * FROM waiting_room.onsales WHERE event_id = :eventId ORDER BY opens_at, id")
					.bind("eventId", eventId));
	}

	/** The newest first. */
	Flux<Onsale> newest(int most) {
		return many(this.database
			.sql("SELECT * FROM waiting_room.onsales ORDER BY created_at DESC, id DESC LIMIT :most")
			.bind("most", most));
	}

	/** The newest first. */
	Flux<Onsale> newestOfEvent(UUID eventId, int most) {
		return many(this.database.sql("""
				SELECT * FROM waiting_room.onsales WHERE event_id = :eventId
				ORDER BY created_at DESC, id DESC LIMIT :most""").bind("eventId", eventId).bind("most", most));
	}

	Flux<Onsale> closingAfter(Instant instant) {
		return many(this.database.sql("SELECT * FROM waiting_room.onsales WHERE closes_at > :instant")
			.bind("instant", instant));
	}

	Mono<ServerSeed> serverSeed(UUID id) {
		return this.database.sql("SELECT server_seed FROM waiting_room.onsales WHERE id = :id")
			.bind("id", id)
			.map(row -> ServerSeed.of(Objects.requireNonNull(row.get("server_seed", byte[].class))))
			.one()
			.timeout(this.timeout);
	}

	private Mono<Onsale> one(GenericExecuteSpec statement) {
		return statement.map(OnsaleRow::read).one().timeout(this.timeout);
	}

	private Flux<Onsale> many(GenericExecuteSpec statement) {
		return statement.map(OnsaleRow::read).all().collectList().timeout(this.timeout).flatMapIterable(rows -> rows);
	}

	private static GenericExecuteSpec bindTerms(GenericExecuteSpec statement, ScheduleOnsale terms) {
		return bindDoor(bindWho(bindControl(bindMode(bindSite(statement, terms), terms.how()), terms.control()), terms.who()), terms.doorTerms())
			.bind("queueOpensAt", Objects.requireNonNull(terms.queueOpensAt()))
			.bind("opensAt", Objects.requireNonNull(terms.opensAt()))
			.bind("closesAt", Objects.requireNonNull(terms.closesAt()))
			.bind("admissionsPerMinute", Objects.requireNonNull(terms.admissionsPerMinute()))
			.bind("maxActive", Objects.requireNonNull(terms.maxActive()))
			.bind("passSeconds", Objects.requireNonNull(terms.passSeconds()))
			.bind("lanes", terms.laneTerms().toString());
	}

	private static GenericExecuteSpec bindControl(GenericExecuteSpec statement, ControlTerms control) {
		boolean fixed = control.fixed();
		GenericExecuteSpec limits = bindOptional(bindOptional(statement, "controlMin", control.minPerMinute(), Integer.class),
				"controlMax", control.maxPerMinute(), Integer.class);
		GenericExecuteSpec bounds = bindOptional(bindOptional(limits, "controlHoldMillis", fixed ? null : control.holdMillis(), Integer.class),
				"controlConflictPercent", fixed ? null : control.conflictPercent(), Integer.class);
		return bindOptional(bounds, "controlFaultPercent", fixed ? null : control.faultPercent(), Integer.class);
	}

	private static GenericExecuteSpec bindMode(GenericExecuteSpec statement, ModeTerms how) {
		GenericExecuteSpec numbers = bindOptional(bindOptional(statement, "winners", how.winners(), Integer.class),
				"standbyAbove", how.standbyAbove(), Integer.class);
		return bindOptional(numbers, "message", how.message(), String.class).bind("mode", how.mode().name());
	}

	private static GenericExecuteSpec bindWho(GenericExecuteSpec statement, VisitorTerms who) {
		GenericExecuteSpec window = bindOptional(
				bindOptional(statement, "registrationOpensAt", who.registrationOpensAt(), Instant.class),
				"registrationClosesAt", who.registrationClosesAt(), Instant.class);
		return window.bind("identity", who.identity().name())
			.bind("registration", who.registration().name())
			.bind("reminderMinutes", who.reminderMinutes());
	}

	private static GenericExecuteSpec bindDoor(GenericExecuteSpec statement, DoorTerms door) {
		GenericExecuteSpec limits = bindOptional(bindOptional(statement, "placesPerAddress", door.placesPerAddress(), Integer.class),
				"placesPerNetwork", door.placesPerNetwork(), Integer.class);
		return limits.bind("leastWork", door.leastWork())
			.bind("mostWork", door.mostWork())
			.bind("calmPerMinute", door.calmPerMinute())
			.bind("calmPerNetwork", door.calmPerNetwork())
			.bind("entry", door.entry().name());
	}

	private static GenericExecuteSpec bindSite(GenericExecuteSpec statement, ScheduleOnsale terms) {
		ProtectedSite site = terms.site();
		String protects = (site == null) ? null : site.origin();
		String onOutage = (site == null) ? null : site.onOutage().name();
		return bindOptional(bindOptional(statement, "protects", protects, String.class), "onOutage", onOutage, String.class);
	}

	private static <T> GenericExecuteSpec bindOptional(GenericExecuteSpec statement, String name, @Nullable T value,
			Class<T> type) {
		return (value == null) ? statement.bindNull(name, type) : statement.bind(name, value);
	}

	/**
	 * What a draw computed.
	 *
	 * @param beacon null where none went in
	 * @param missing why none did though one was announced
	 * @param laneSizes how many of each lane were drawn; empty where there are no lanes
	 */
	record Outcome(long entrants, byte[] merkleRoot, byte[] seed, byte @Nullable [] beacon,
			DrawRecord.@Nullable BeaconOrigin origin, @Nullable String missing, List<Long> laneSizes) {

		/** Without a beacon. */
		Outcome(long entrants, byte[] merkleRoot, byte[] seed) {
			this(entrants, merkleRoot, seed, null, null, null, List.of());
		}

		GenericExecuteSpec bindBeacon(GenericExecuteSpec statement) {
			GenericExecuteSpec bound = bind(statement, "laneSizes", this.laneSizes.isEmpty() ? null : this.laneSizes.toArray(Long[]::new), Long[].class);
			bound = bind(bind(bound, "beacon", this.beacon, byte[].class), "missing", this.missing,
					String.class);
			bound = bind(bound, "source", (this.origin == null) ? null : this.origin.source().name(), String.class);
			bound = bind(bound, "chain", (this.origin == null) ? null : this.origin.source().chain(), String.class);
			bound = bind(bound, "key", (this.origin == null) ? null : this.origin.source().publicKey(), String.class);
			bound = bind(bound, "round", (this.origin == null) ? null : this.origin.round(), Long.class);
			bound = bind(bound, "signature", (this.origin == null) ? null : this.origin.signature(), String.class);
			return bind(bound, "checked", (this.origin == null) ? null : this.origin.signatureChecked(), Boolean.class);
		}

		private static <T> GenericExecuteSpec bind(GenericExecuteSpec statement, String name, @Nullable T value,
				Class<T> type) {
			return (value == null) ? statement.bindNull(name, type) : statement.bind(name, value);
		}

	}

}
