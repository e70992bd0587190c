package io.onrush.waitingroom.queue;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.onrush.waitingroom.beacon.Beacon;
import io.onrush.waitingroom.challenge.DoorTerms;
import io.onrush.waitingroom.challenge.Entry;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Onsale} from a row, and the server seed only if the draw has revealed it. */
final class OnsaleRow {

	private final Readable row;

	private OnsaleRow(Readable row) {
		this.row = row;
	}

	static Onsale read(Readable row) {
		return new OnsaleRow(row).onsale();
	}

	private Onsale onsale() {
		return new Onsale(get("id", UUID.class), this.row.get("event_id", UUID.class), site(),
				get("queue_opens_at", Instant.class),
				get("opens_at", Instant.class), get("closes_at", Instant.class),
				get("admissions_per_minute", Integer.class), get("max_active", Integer.class),
				get("pass_seconds", Integer.class), get("paused", Boolean.class), get("commitment", String.class),
				draw(), how(), get("by_arrival", Boolean.class), get("version", Long.class), control(), who(),
				door(), Lanes.parse(get("lanes", String.class)));
	}

	private DoorTerms door() {
		return new DoorTerms(get("least_work", Integer.class), get("most_work", Integer.class),
				get("calm_per_minute", Integer.class), get("calm_per_network", Integer.class),
				this.row.get("places_per_address", Integer.class), this.row.get("places_per_network", Integer.class),
				Entry.valueOf(get("entry", String.class)));
	}

	private @Nullable ProtectedSite site() {
		String origin = this.row.get("protects", String.class);
		return (origin == null) ? null
				: new ProtectedSite(origin, OutagePolicy.valueOf(get("on_outage", String.class)));
	}

	private ModeTerms how() {
		return new ModeTerms(Mode.valueOf(get("mode", String.class)), this.row.get("winners", Integer.class),
				this.row.get("standby_above", Integer.class), this.row.get("message", String.class));
	}

	private ControlTerms control() {
		return new ControlTerms(this.row.get("control_min", Integer.class), this.row.get("control_max", Integer.class),
				this.row.get("control_hold_millis", Integer.class), this.row.get("control_conflict_percent", Integer.class),
				this.row.get("control_fault_percent", Integer.class));
	}

	private VisitorTerms who() {
		return new VisitorTerms(Identity.valueOf(get("identity", String.class)),
				RegistrationPolicy.valueOf(get("registration", String.class)),
				this.row.get("registration_opens_at", Instant.class), this.row.get("registration_closes_at", Instant.class),
				get("reminder_minutes", Integer.class));
	}

	private @Nullable DrawRecord draw() {
		Instant drawnAt = this.row.get("drawn_at", Instant.class);
		if (drawnAt == null) {
			return null;
		}
		return new DrawRecord(get("entrants", Long.class), hex("server_seed"), hex("merkle_root"), beacon(),
				hex("seed"), drawnAt, origin(), this.row.get("beacon_missing", String.class),
				laneSizes(this.row));
	}

	/** Empty where there are no lanes. */
	static List<Long> laneSizes(Readable row) {
		Long[] sizes = row.get("lane_sizes", Long[].class);
		return (sizes == null) ? List.of() : List.of(sizes);
	}

	private DrawRecord.@Nullable BeaconOrigin origin() {
		String source = this.row.get("beacon_source", String.class);
		if (source == null) {
			return null;
		}
		return new DrawRecord.BeaconOrigin(
				new Beacon.Source(source, get("beacon_chain", String.class), get("beacon_key", String.class)),
				get("beacon_round", Long.class), get("beacon_signature", String.class), get("beacon_checked", Boolean.class));
	}

	private @Nullable String beacon() {
		byte[] bytes = this.row.get("beacon", byte[].class);
		return (bytes == null) ? null : HexFormat.of().formatHex(bytes);
	}

	private String hex(String column) {
		return HexFormat.of().formatHex(get(column, byte[].class));
	}

	private <T> T get(String column, Class<T> type) {
		return Objects.requireNonNull(this.row.get(column, type), column);
	}

}
