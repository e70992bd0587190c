package io.onrush.checkout.ticket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ticket codes that a scanner with the ticket key checks without a network: base64url, without padding, of the ticket id's
 * 16 bytes followed by the first 12 bytes of HMAC-SHA256(ticket key, ticket id ‖ event id ‖ subject in UTF-8); 38 characters. The subject is
 * the seat's id, or {@code item:} and the SKU of what is sold by number.
 * The ids have a fixed length, so no two inputs read the same. A code says that the ticket was issued, not that it is still
 * valid.
 */
public final class TicketCodes {

	private static final int ID_BYTES = 16;

	private static final int MAC_BYTES = 12;

	private final Mac prototype;

	/** @param key at least 32 bytes */
	public TicketCodes(byte[] key) {
		if (key.length < 32) {
			throw new IllegalArgumentException("The ticket key must have at least 32 bytes, it has " + key.length);
		}
		try {
			this.prototype = Mac.getInstance("HmacSHA256");
			this.prototype.init(new SecretKeySpec(key, "HmacSHA256"));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no HmacSHA256", ex);
		}
	}

	public String code(UUID ticketId, UUID eventId, String subject) {
		byte[] code = ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
			.put(bytes(ticketId))
			.put(mac(ticketId, eventId, subject), 0, MAC_BYTES)
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
	}

	/** The id of the ticket if the code is genuine for this event and subject, else empty. */
	public Optional<UUID> verify(String code, UUID eventId, String subject) {
		byte[] bytes = decode(code);
		if (bytes.length != ID_BYTES + MAC_BYTES) {
			return Optional.empty();
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		UUID ticketId = new UUID(buffer.getLong(), buffer.getLong());
		byte[] given = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
		byte[] expected = Arrays.copyOf(mac(ticketId, eventId, subject), MAC_BYTES);
		return MessageDigest.isEqual(expected, given) ? Optional.of(ticketId) : Optional.empty();
	}

	private byte[] mac(UUID ticketId, UUID eventId, String subject) {
		Mac mac = copyOfPrototype();
		mac.update(bytes(ticketId));
		mac.update(bytes(eventId));
		return mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
	}

	// A Mac is not thread-safe, and looking one up may load classes on an event loop.
	private Mac copyOfPrototype() {
		try {
			return (Mac) this.prototype.clone();
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("HmacSHA256 cannot be copied", ex);
		}
	}

	private static byte[] decode(String code) {
		try {
			return Base64.getUrlDecoder().decode(code);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(ID_BYTES)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
	}

}
