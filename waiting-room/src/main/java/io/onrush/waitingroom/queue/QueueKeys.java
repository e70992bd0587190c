package io.onrush.waitingroom.queue;

import java.util.UUID;

/** The Redis keys of one onsale's queue. They share the hash tag, so that a script touches one slot. */
public record QueueKeys(UUID onsaleId) {

	/** hash: visitor → index. */
	public String visitors() {
		return key("visitors");
	}

	/** string: the ticket id of index i at byte 22 · i, see {@link TicketIdCodec}. */
	public String tickets() {
		return key("tickets");
	}

	/** hash: index → {@code <passId>:<expiresAtMs>}, {@code left} or {@code revoked}. */
	public String passes() {
		return key("passes");
	}

	/** string: how many places took part in the draw. */
	public String entrants() {
		return key("entrants");
	}

	/** hash: the watermark and what it is advanced by. */
	public String admission() {
		return key("admission");
	}

	/** zset: position called and not yet shown up → end of its window. */
	public String called() {
		return key("called");
	}

	/** zset: pass id → expiry, ms. */
	public String active() {
		return key("active");
	}

	/** zset: positions that came after their window and found no free slot. */
	public String returned() {
		return key("returned");
	}

	/** list: {@code <passId>:<expiresAtMs>}, each pass that was given back, in this order. */
	public String givenBack() {
		return key("given_back");
	}

	/** hash: the rate in force and what it was chosen from. */
	public String control() {
		return key("control");
	}

	/** list: a point of the dashboard's curves for each decision about the rate, the oldest first. */
	public String history() {
		return key("history");
	}

	/** list: ticket ids of places that admins took back, as {@link TicketIdCodec} writes them. */
	public String revoked() {
		return key("revoked");
	}

	/** hash: how many arrive, by which the work for a place is weighed. */
	public String door() {
		return key("door");
	}

	/** string: 16-bit counters of places and passes of addresses and networks. */
	public String networks() {
		return key("networks");
	}

	/** hash: digest of an access code → places it has opened. */
	public String codeUses() {
		return key("code_uses");
	}

	/** string: the lane of index i and its index in the lane at byte 10 · i, see {@link LanePlaces}; only where there are lanes. */
	public String lanes() {
		return key("lanes");
	}

	/** hash: lane → places given in it; only where there are lanes. */
	public String laneSizes() {
		return key("lane_sizes");
	}

	private String key(String name) {
		return "{q:" + this.onsaleId + "}:" + name;
	}

}
