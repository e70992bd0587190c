package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A status encoded once for all who read it. The arrays are shared and never changed.
 *
 * @param asOf when it was made, in whole seconds: what a cache has kept can be told from what is so now
 * @param etag quoted; a strong validator, as equal bytes have equal ones on every node
 * @param json the body of {@code GET queue}
 * @param frame the same as a server-sent event
 */
public record StatusPage(PublicStatus status, Instant asOf, String etag, byte[] json, StatusFrame frame) {

	/**
	 * The same for everybody, so that a cache in front of us answers a crowd with one request a second, keeps answering while
	 * that one is under way, and for a minute after we are gone. Not {@code s-maxage}: by RFC 9111 that forbids a shared cache
	 * to answer with anything stale.
	 */
	public static final String CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=2, stale-if-error=60";

	/** One that says the same as the last is made anew after so long, so that its time tells whether it is kept or fresh. */
	private static final Duration MADE_ANEW = Duration.ofSeconds(10);

	static StatusPage encode(PublicStatus status, Instant now, JsonMapper mapper) {
		Instant asOf = now.truncatedTo(ChronoUnit.SECONDS);
		byte[] json = mapper.writeValueAsBytes(new Document(status, asOf));
		CRC32C checksum = new CRC32C();
		checksum.update(json);
		String frame = "event: status\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n";
		return new StatusPage(status, asOf, "\"%08x\"".formatted(checksum.getValue()), json,
				new StatusFrame(frame.getBytes(StandardCharsets.UTF_8)));
	}

	boolean isOld(Instant now) {
		return !this.asOf.plus(MADE_ANEW).isAfter(now);
	}

	/** Whether whoever sends this {@code If-None-Match} has it; a proxy that compresses makes the validator a weak one. */
	public boolean isKnownBy(@Nullable String ifNoneMatch) {
		return ifNoneMatch != null && Arrays.stream(ifNoneMatch.split(","))
			.map(known -> known.strip().replaceFirst("^W/", ""))
			.anyMatch(known -> known.equals(this.etag) || known.equals("*"));
	}

	private record Document(@JsonUnwrapped PublicStatus status, Instant asOf) {
	}

}
