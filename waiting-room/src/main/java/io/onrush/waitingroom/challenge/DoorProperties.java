package io.onrush.waitingroom.challenge;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every onsale asks of those who join, unless it has terms of its own.
 *
 * @param challengeLife how long a challenge may be worked on [above 0]
 * @param placesPerAddress places, and as many passes, that one address gets of an onsale; 0 for any number [0 to 60,000]
 * @param placesPerNetwork the same for a network [0 to 60,000]
 * @param ipv4Network leading bits of an IPv4 address that make its network; the address itself counts whole [8 to 32]
 * @param ipv6Address leading bits of an IPv6 address that count as the address, because a subscriber has all the rest [32 to 128]
 * @param ipv6Network leading bits of an IPv6 address that make its network [16 to 64]
 * @param exempt networks that are never limited, such as that of a university. Private ones are among them, so that a proxy which
 * `onrush.edge.trusted-proxies` does not name ends no sale
 */
@ConfigurationProperties("onrush.waiting-room.door")
public record DoorProperties(@DefaultValue("2m") Duration challengeLife, @DefaultValue("2000") int placesPerAddress,
		@DefaultValue("10000") int placesPerNetwork, @DefaultValue("24") int ipv4Network,
		@DefaultValue("64") int ipv6Address, @DefaultValue("48") int ipv6Network,
		@DefaultValue({ "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7" }) List<String> exempt) {

	private static final int MOST = 60_000;

	public DoorProperties {
		require(challengeLife.isPositive(), "challenge-life", "must be longer than zero");
		within(placesPerAddress, 0, MOST, "places-per-address");
		within(placesPerNetwork, 0, MOST, "places-per-network");
		within(ipv4Network, 8, 32, "ipv4-network");
		within(ipv6Address, 32, 128, "ipv6-address");
		within(ipv6Network, 16, 64, "ipv6-network");
		exempt.forEach(AddressRange::of);
	}

	private static void within(int value, int least, int most, String name) {
		require(value >= least && value <= most, name, "must be from %d to %d".formatted(least, most));
	}

	private static void require(boolean holds, String name, String fix) {
		if (!holds) {
			throw new IllegalArgumentException("onrush.waiting-room.door." + name + " " + fix);
		}
	}

}
