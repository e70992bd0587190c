package io.onrush.waitingroom;

import java.time.Instant;
import java.util.UUID;

import io.onrush.waitingroom.queue.DrawRecord;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.ScheduleOnsale;
import org.jspecify.annotations.Nullable;

import org.springframework.util.IdGenerator;
import org.springframework.util.SimpleIdGenerator;

/** Onsales for tests, around a fixed opening in the future of every real clock, so that no key expires meanwhile. */
public final class SampleOnsales {

	public static final Instant OPENS = Instant.parse("2091-06-01T10:00:00Z");

	public static final byte[] KEY = "a secret of the tests that is long enough".getBytes(
			java.nio.charset.StandardCharsets.UTF_8);

	private static final String ZEROS = "00".repeat(32);

	private static final IdGenerator IDS = new SimpleIdGenerator();

	private static final UUID RUN = new UUID(0x0a5a1e0000004000L, 0x8000000000000000L);

	private SampleOnsales() {
	}

	/** An id no other test of this JVM has. */
	public static synchronized UUID id() {
		return new UUID(RUN.getMostSignificantBits(), IDS.generateId().getLeastSignificantBits());
	}

	public static ScheduleOnsale terms() {
		return new ScheduleOnsale(id(), OPENS.minusSeconds(3600), OPENS, OPENS.plusSeconds(7200), 60, 10, 600);
	}

	public static Onsale onsale(int perMinute, int maxActive) {
		return onsale(perMinute, maxActive, null);
	}

	public static Onsale drawn(int perMinute, int maxActive, int entrants) {
		return onsale(perMinute, maxActive, new DrawRecord(entrants, ZEROS, ZEROS, null, ZEROS, OPENS));
	}

	public static Onsale closingAt(Instant closesAt) {
		return new Onsale(id(), id(), closesAt.minusSeconds(2), closesAt.minusSeconds(1), closesAt, 60, 10, 600, false,
				"commitment", null, 1);
	}

	private static Onsale onsale(int perMinute, int maxActive, @Nullable DrawRecord draw) {
		return new Onsale(id(), id(), OPENS.minusSeconds(3600), OPENS, OPENS.plusSeconds(7200), perMinute, maxActive,
				600, false, "commitment", draw, 1);
	}

}
