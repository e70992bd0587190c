package io.onrush.waitingroom.beacon;

import java.time.Duration;
import java.time.Instant;

/**
 * The chain of the League of Entropy that a draw uses unless told otherwise, as drand publishes it. Written down here so that who
 * checks a draw need not believe the record about it.
 */
public final class Quicknet {

	public static final String CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

	public static final String PUBLIC_KEY = "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";

	static final String GENESIS = "2023-08-23T15:09:27Z";

	static final String PERIOD = "3s";

	private Quicknet() {
	}

	public static Instant emittedAt(long round) {
		return Instant.parse(GENESIS).plus(Duration.ofSeconds(3).multipliedBy(round - 1));
	}

}
