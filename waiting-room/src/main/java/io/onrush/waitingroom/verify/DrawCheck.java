package io.onrush.waitingroom.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.onrush.waitingroom.beacon.DrandSignatures;
import io.onrush.waitingroom.draw.ServerSeed;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import tools.jackson.databind.JsonNode;

/** The record of a draw against itself: what follows from what, without the list. */
final class DrawCheck {

	private static final HexFormat HEX = HexFormat.of();

	private final JsonNode draw;

	private final List<Finding> findings = new ArrayList<>();

	private DrawCheck(JsonNode draw) {
		this.draw = draw;
	}

	static List<Finding> of(JsonNode draw) {
		DrawCheck check = new DrawCheck(draw);
		check.algorithm();
		check.commitment();
		check.beacon();
		check.seed();
		return check.findings;
	}

	private void algorithm() {
		add(SwapOrNotShuffle.ALGORITHM.equals(text("algorithm")), "algorithm", "the shuffle is the published one",
				"the record names another shuffle: " + text("algorithm"));
	}

	private void commitment() {
		String actual = ServerSeed.of(HEX.parseHex(text("serverSeed"))).commitment();
		add(actual.equals(text("commitment")), "commitment", "the secret is the one that was committed to",
				"the secret is another one: its SHA-256 is " + actual);
	}

	private void beacon() {
		JsonNode origin = this.draw.path("beaconOrigin");
		if (this.draw.path("beacon").isNull()) {
			String why = this.draw.path("beaconMissing").asString("");
			this.findings.add(Finding.note("beacon", "no public randomness went in"
					+ (why.isEmpty() ? "" : " (" + why + ")") + ": you trust the operator not to have added entries that suit it"));
			return;
		}
		String signature = origin.path("signature").asString("");
		if (signature.isEmpty() || this.draw.path("frozen").path("frozenAt").asString("").isEmpty()) {
			this.findings.add(new Finding(Finding.Kind.WRONG, "beacon", "the record does not say where the public randomness comes from, or what was frozen before it"));
			return;
		}
		boolean hash = DrandSignatures.randomness(signature).equals(text("beacon"));
		add(hash, "beacon", "the public randomness is the hash of its signature", "the public randomness is not the hash of its signature");
		signature(origin, signature);
		time(origin.path("round").asLong());
	}

	private void signature(JsonNode origin, String signature) {
		long round = origin.path("round").asLong();
		String chain = origin.path("source").path("chain").asString("");
		String words = "round %d of drand's chain %s".formatted(round, chain);
		switch (DrandSignatures.check(round, signature, origin.path("source").path("publicKey").asString(""))) {
			case GENUINE -> this.findings.add(new Finding(Finding.Kind.CORRECT, "signature", words + " bears the signature of the key in the record; compare key and chain with those that drand publishes"));
			case FORGED -> this.findings.add(new Finding(Finding.Kind.WRONG, "signature", words + " does not bear the signature of the chain's key"));
			case UNCHECKED -> this.findings.add(Finding.note("signature", words + ": not checked on this platform; compare with https://api.drand.sh/" + chain + "/public/" + round));
		}
	}

	private void time(long round) {
		JsonNode frozen = this.draw.path("frozen");
		JsonNode plan = this.draw.path("beaconPlan");
		add(frozen.path("beaconRound").asLong() == round && frozen.path("merkleRoot").asString("").equals(text("merkleRoot")),
				"frozen", "the frozen list waited for this round", "another list or another round was drawn than was frozen");
		if (plan.path("round").asLong() == round) {
			Instant roundAt = Instant.parse(plan.path("roundAt").asString());
			add(Instant.parse(frozen.path("frozenAt").asString()).isBefore(roundAt), "announced",
					"the round was announced, and the list frozen before it", "the list was frozen when the round was known");
		}
		else {
			this.findings.add(Finding.note("announced", "round %d was announced, but the list was frozen later: after a pause or an outage, or a change of the opening"
				.formatted(plan.path("round").asLong())));
		}
	}

	private void seed() {
		byte[] beacon = this.draw.path("beacon").isNull() ? new byte[0] : HEX.parseHex(text("beacon"));
		byte[] seed = ServerSeed.of(HEX.parseHex(text("serverSeed"))).drawSeed(HEX.parseHex(text("merkleRoot")), beacon);
		add(HEX.formatHex(seed).equals(text("seed")), "seed", "the seed follows from secret, list and beacon",
				"the seed does not follow from secret, list and beacon");
	}

	private String text(String field) {
		return this.draw.path(field).asString("");
	}

	private void add(boolean holds, String check, String correct, String wrong) {
		this.findings.add(Finding.of(holds, check, correct, wrong));
	}

}
