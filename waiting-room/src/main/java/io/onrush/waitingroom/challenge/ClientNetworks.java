package io.onrush.waitingroom.challenge;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Finds the cells of an address in the counters of an onsale, a count-min sketch of {@value #ROWS} rows (Cormode and Muthukrishnan,
 * 2005): its memory does not grow with the crowd, and it never counts too little. The cells come from a keyed hash, so that nobody can look
 * for addresses which share theirs with somebody else's. Thread-safe.
 */
public final class ClientNetworks {

	static final int ROWS = 4;

	static final int COLUMNS = 4096;

	private final DoorProperties properties;

	private final List<AddressRange> exempt;

	private final Digests digests;

	public ClientNetworks(DoorProperties properties, byte[] tokenKey) {
		this.properties = properties;
		this.exempt = properties.exempt().stream().map(AddressRange::of).toList();
		this.digests = new Digests(tokenKey, "onrush-client-network");
	}

	/** @param address null where nobody knows */
	public ClientNetwork of(@Nullable InetAddress address, UUID onsale) {
		if (address == null || this.exempt.stream().anyMatch(range -> range.contains(address.getAddress()))) {
			return ClientNetwork.UNCOUNTED;
		}
		byte[] bytes = address.getAddress();
		boolean short4 = bytes.length == 4;
		return new ClientNetwork(cells(onsale, AddressRange.first(bytes, short4 ? 32 : this.properties.ipv6Address())),
				cells(onsale, AddressRange.first(bytes, short4 ? this.properties.ipv4Network() : this.properties.ipv6Network())));
	}

	/** The limit in force: the onsale's, or the installation's. 0 for none. */
	public int placesPerAddress(DoorTerms terms) {
		return or(terms.placesPerAddress(), this.properties.placesPerAddress());
	}

	public int placesPerNetwork(DoorTerms terms) {
		return or(terms.placesPerNetwork(), this.properties.placesPerNetwork());
	}

	private static int or(@Nullable Integer own, int otherwise) {
		return (own != null) ? own : otherwise;
	}

	private List<Integer> cells(UUID onsale, byte[] prefix) {
		byte[] hash = this.digests.hmac(onsale + "|" + HexFormat.of().formatHex(prefix));
		List<Integer> cells = new ArrayList<>(ROWS);
		for (int row = 0; row < ROWS; row++) {
			int column = ((hash[2 * row] & 0xff) << 8 | hash[2 * row + 1] & 0xff) % COLUMNS;
			cells.add(row * COLUMNS + column);
		}
		return List.copyOf(cells);
	}

	/** As the scripts take them. */
	public static String argument(List<Integer> cells) {
		return String.join(",", cells.stream().map(String::valueOf).toArray(String[]::new));
	}

}
