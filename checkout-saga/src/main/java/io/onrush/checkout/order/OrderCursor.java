package io.onrush.checkout.order;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the orders by age: those before it are older. Its text is opaque: 24 bytes in base64url. */
public record OrderCursor(Instant createdAt, UUID id) {

	private static final int BYTES = 24;

	static OrderCursor of(Order order) {
		return new OrderCursor(order.createdAt(), order.id());
	}

	/** Empty where the text is none that this class wrote. */
	public static Optional<OrderCursor> parse(String text) {
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
			return (bytes.remaining() == BYTES) ? Optional.of(read(bytes)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static OrderCursor read(ByteBuffer bytes) {
		Instant createdAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
		return new OrderCursor(createdAt, new UUID(bytes.getLong(), bytes.getLong()));
	}

	/** PostgreSQL keeps times to the microsecond. */
	@Override
	public String toString() {
		byte[] bytes = ByteBuffer.allocate(BYTES)
			.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.createdAt))
			.putLong(this.id.getMostSignificantBits())
			.putLong(this.id.getLeastSignificantBits())
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
