package io.onrush.waitingroom.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import io.onrush.waitingroom.draw.TicketLeaf;
import org.jspecify.annotations.Nullable;

/**
 * The list of tickets against everything that was promised about it: the root that was drawn, and every head of the log. One
 * pass over the list, whatever its length. Every id is kept to find those that are listed twice: some 100 bytes a ticket.
 */
final class ListCheck implements Published.TicketReader {

	private static final int ID = 36;

	private final long entrants;

	private final Map<Long, String> promisedRoots = new HashMap<>();

	private final MerkleTreeHash tree = new MerkleTreeHash();

	private final Set<UUID> seen = new HashSet<>();

	private final List<Finding> findings = new ArrayList<>();

	private final long wanted;

	private final @Nullable PublishedLanes lanes;

	private @Nullable UUID atWanted;

	private @Nullable LanePlace laneAtWanted;

	private long confirmed;

	/**
	 * @param wanted the index whose ticket is to be remembered, -1 for none
	 * @param lanes null where all were drawn as one
	 */
	ListCheck(long entrants, String merkleRoot, Map<Long, String> heads, long wanted, @Nullable PublishedLanes lanes) {
		this.lanes = lanes;
		this.entrants = entrants;
		this.wanted = wanted;
		this.promisedRoots.putAll(heads);
		String head = this.promisedRoots.put(entrants, merkleRoot);
		if (head != null) {
			this.findings.add(Finding.of(head.equals(merkleRoot), "drawn list", "a signed head says the root that was drawn",
					"a signed head says another root than the one that was drawn"));
		}
		if (entrants == 0) {
			compare(0);
		}
	}

	/** How many tickets the record and the heads promise. */
	long longest() {
		return this.promisedRoots.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
	}

	@Override
	public void next(String line) {
		int end = (this.lanes == null) ? line.length() : Math.min(line.length(), ID);
		UUID ticket = UUID.fromString(line.substring(0, end));
		LanePlace lane = (this.lanes == null) ? null : this.lanes.next(Integer.parseInt(line.substring(end).strip()));
		long index = this.tree.leaves();
		if (!this.seen.add(ticket)) {
			this.findings.add(Finding.of(false, "tickets", "", "ticket %s is listed twice, the second time at %d".formatted(ticket, index)));
		}
		if (index == this.wanted) {
			this.atWanted = ticket;
			this.laneAtWanted = lane;
		}
		this.tree.add(TicketLeaf.data(ticket, index, lane));
		compare(index + 1);
	}

	/** The ticket at the index that was wanted; null where the list ends before. */
	@Nullable UUID atWanted() {
		return this.atWanted;
	}

	/** Where it stands in its lane, counted from the list. */
	@Nullable LanePlace laneAtWanted() {
		return this.laneAtWanted;
	}

	List<Finding> findings() {
		List<Finding> all = new ArrayList<>(this.findings);
		all.add(Finding.of(this.tree.leaves() >= longest(), "length", "%d tickets were read".formatted(this.tree.leaves()),
				"the list ends after %d tickets; %d were promised".formatted(this.tree.leaves(), longest())));
		if (this.confirmed > 0) {
			all.add(new Finding(Finding.Kind.CORRECT, "arrivals", "the order of arrival is the one that %d root%s promised"
				.formatted(this.confirmed, this.confirmed == 1 ? "" : "s")));
		}
		return all;
	}

	private void compare(long size) {
		if (size == this.entrants && this.lanes != null) {
			this.findings.add(this.lanes.sizes());
		}
		String promised = this.promisedRoots.get(size);
		if (promised == null) {
			return;
		}
		boolean holds = promised.equals(HexFormat.of().formatHex(this.tree.root()));
		this.confirmed += holds ? 1 : 0;
		if (size == this.entrants) {
			this.findings.add(Finding.of(holds, "list", "the list is the one whose root was drawn", "the list is not the one whose root was drawn"));
		}
		else if (!holds) {
			this.findings.add(Finding.of(false, "head", "", "the first %d tickets are not those of the signed head".formatted(size)));
		}
	}

}
