package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

import tools.jackson.databind.json.JsonMapper;

/**
 * A status encoded once for all who read it. The arrays are shared and never changed.
 *
 * @param etag quoted; equal on every node for equal bytes
 * @param json the body of {@code GET queue}
 * @param frame the same as a server-sent event
 */
public record StatusPage(PublicStatus status, String etag, byte[] json, byte[] frame) {

	static StatusPage encode(PublicStatus status, JsonMapper mapper) {
		byte[] json = mapper.writeValueAsBytes(status);
		CRC32C checksum = new CRC32C();
		checksum.update(json);
		String frame = "event: status\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n";
		return new StatusPage(status, "\"%08x\"".formatted(checksum.getValue()), json,
				frame.getBytes(StandardCharsets.UTF_8));
	}

}
