package io.onrush.waitingroom.beacon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.onrush.waitingroom.beacon.BeaconProperties.WhenMissing;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.reactive.function.client.WebClient;

/** Beacons for tests. */
public final class SampleBeacons {

	/** Round 1000 of drand's quicknet, as the League of Entropy signed it. */
	public static final String SIGNATURE_1000 = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

	public static final String RANDOMNESS_1000 = "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd";

	private SampleBeacons() {
	}

	public static BeaconProperties defaults() {
		return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("onrush.waiting-room.beacon",
				BeaconProperties.class);
	}

	public static DrawBeacon none() {
		return DrawBeacon.none(defaults());
	}

	/** Of a chain whose round 1000 is emitted then. */
	public static BeaconProperties settings(Instant round1000, WhenMissing whenMissing, URI... servers) {
		BeaconProperties defaults = defaults();
		return new BeaconProperties(List.of(servers), defaults.chain(), defaults.publicKey(),
				round1000.minusSeconds(3 * 999), Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofMinutes(2), whenMissing,
				Duration.ofSeconds(2), Duration.ofSeconds(1));
	}

	public static DrawBeacon drand(BeaconProperties settings) {
		return new DrawBeacon(new DrandBeacon(settings, WebClient.create(), DrandSignatures::check), settings);
	}

	/** As on a platform for which there is no blst. */
	public static DrawBeacon unchecked(BeaconProperties settings) {
		return new DrawBeacon(new DrandBeacon(settings, WebClient.create(),
				(round, signature, key) -> DrandSignatures.Verdict.UNCHECKED), settings);
	}

	/** A signature that no chain has given, whose hash is all the same its randomness. */
	public static String madeUpSignature(int seed) {
		byte[] bytes = new byte[48];
		bytes[0] = (byte) 0x80;
		bytes[47] = (byte) seed;
		return HexFormat.of().formatHex(bytes);
	}

}
