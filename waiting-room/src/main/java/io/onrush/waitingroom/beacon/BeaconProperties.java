package io.onrush.waitingroom.beacon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Public randomness for the draw, from drand. The chain is quicknet of the League of Entropy unless another is given whole;
 * its signatures must be of the scheme bls-unchained-g1-rfc9380. Every process of the role waiting-room needs the same settings.
 *
 * @param urls servers of drand's HTTP API, all of which are asked, such as `https://api.drand.sh`; empty: the draw takes no beacon, and its record says so
 * @param chain hash of the chain, in hex
 * @param publicKey of the chain, in hex
 * @param genesis when round 1 was emitted
 * @param period between two rounds [1000 ms or more]
 * @param lag from the opening of the sale to the round that is announced for its draw: the list must be frozen before it [1000 ms or more]
 * @param waitAtMost how long a draw waits for its round after that was due, where `when-missing` is `fall-back` [above 0]
 * @param whenMissing `wait`: no draw without the beacon; `fall-back`: after that a draw without one, whose record says why
 * @param timeout for one question to one server [above 0]
 * @param retry pause between two questions for a round [above 0]
 */
@ConfigurationProperties("onrush.waiting-room.beacon")
public record BeaconProperties(@DefaultValue List<URI> urls,
		@DefaultValue(Quicknet.CHAIN) String chain,
		@DefaultValue(Quicknet.PUBLIC_KEY) String publicKey, @DefaultValue(Quicknet.GENESIS) Instant genesis,
		@DefaultValue(Quicknet.PERIOD) Duration period,
		@DefaultValue("6s") Duration lag, @DefaultValue("2m") Duration waitAtMost,
		@DefaultValue("fall-back") WhenMissing whenMissing, @DefaultValue("2s") Duration timeout,
		@DefaultValue("1s") Duration retry) {

	/** What becomes of a draw whose beacon cannot be had. */
	public enum WhenMissing {

		WAIT, FALL_BACK;

		/** As the record of a draw and the settings write it. */
		public String words() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}

	}

	public BeaconProperties {
		Duration second = Duration.ofSeconds(1);
		require(chain.matches("[0-9a-f]{64}"), "chain", "must be 64 lower-case hex digits");
		require(publicKey.matches("[0-9a-f]{192}"), "public-key", "must be 192 lower-case hex digits");
		require(period.compareTo(second) >= 0, "period", "must be a second or more");
		require(lag.compareTo(second) >= 0, "lag", "must be a second or more");
		require(waitAtMost.isPositive(), "wait-at-most", "must be longer than zero");
		require(timeout.isPositive(), "timeout", "must be longer than zero");
		require(retry.isPositive(), "retry", "must be longer than zero");
		urls = List.copyOf(urls);
	}

	private static void require(boolean holds, String name, String fix) {
		if (!holds) {
			throw new IllegalArgumentException("onrush.waiting-room.beacon." + name + " " + fix);
		}
	}

}
