package io.onrush.waitingroom.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Ticket ids as Redis stores them: the 16 bytes of the UUID in base64url, always {@value #WIDTH} characters. */
public final class TicketIdCodec {

	public static final int WIDTH = 22;

	private TicketIdCodec() {
	}

	public static String encode(UUID ticketId) {
		ByteBuffer bytes = ByteBuffer.allocate(16)
			.putLong(ticketId.getMostSignificantBits())
			.putLong(ticketId.getLeastSignificantBits());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

	public static UUID decode(String stored) {
		ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(stored.getBytes(StandardCharsets.US_ASCII)));
		return new UUID(bytes.getLong(), bytes.getLong());
	}

}
