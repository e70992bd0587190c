package io.onrush.waitingroom.queue;

import java.util.UUID;

import io.onrush.waitingroom.draw.LanePlace;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's place in the queue of one onsale.
 *
 * @param lane null where the onsale has no lanes
 * @param trace the {@code traceparent} of the visitor's journey, where it is traced
 */
public record QueueTicket(UUID ticketId, UUID onsaleId, String visitor, long index, @Nullable LanePlace lane,
		@Nullable String trace) {

	public QueueTicket(UUID ticketId, UUID onsaleId, String visitor, long index) {
		this(ticketId, onsaleId, visitor, index, null);
	}

	public QueueTicket(UUID ticketId, UUID onsaleId, String visitor, long index, @Nullable LanePlace lane) {
		this(ticketId, onsaleId, visitor, index, lane, null);
	}

	public QueueTicket traced(@Nullable String traceparent) {
		return new QueueTicket(this.ticketId, this.onsaleId, this.visitor, this.index, this.lane, traceparent);
	}

}
