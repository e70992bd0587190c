package io.onrush.waitingroom.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.onrush.waitingroom.beacon.DrandSignatures;
import io.onrush.waitingroom.beacon.Quicknet;
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
		check.frozen();
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
		String key = origin.path("source").path("publicKey").asString("");
		if (!isQuicknet()) {
			this.findings.add(Finding.note("chain", "the chain is not drand's quicknet: find out who emits it, and compare its key, " + key));
		}
		else if (!key.equals(Quicknet.PUBLIC_KEY)) {
			this.findings.add(new Finding(Finding.Kind.WRONG, "chain", "the record gives quicknet another key than drand does"));
		}
		String words = "round %d of drand's chain %s".formatted(round, chain());
		this.findings.add(switch (DrandSignatures.check(round, signature, key)) {
			case GENUINE -> new Finding(Finding.Kind.CORRECT, "signature", words + " bears the chain's signature");
			case FORGED -> new Finding(Finding.Kind.WRONG, "signature", words + " does not bear the chain's signature");
			case UNCHECKED -> Finding.note("signature", words + ": not checked on this platform; compare with https://api.drand.sh/" + chain() + "/public/" + round);
		});
	}

	private void time(long round) {
		JsonNode plan = this.draw.path("beaconPlan");
		boolean announced = plan.path("round").asLong() == round;
		if (isQuicknet() || announced) {
			Instant emitted = isQuicknet() ? Quicknet.emittedAt(round) : Instant.parse(plan.path("roundAt").asString());
			add(Instant.parse(this.draw.path("frozen").path("frozenAt").asString()).isBefore(emitted), "in time",
					"the list was frozen before the round was emitted, at " + emitted, "the list was frozen when the round was known");
		}
		this.findings.add(Finding.note("announced", announced ? "the round is the one that the onsale announces"
				: "round %d was announced, but the list was frozen later: after a pause, an outage, or a change of the opening".formatted(plan.path("round").asLong())));
	}

	/** Also where the round was missing: the list was frozen for it. */
	private void frozen() {
		JsonNode frozen = this.draw.path("frozen");
		if (!frozen.isObject()) {
			return;
		}
		boolean list = frozen.path("merkleRoot").asString("").equals(text("merkleRoot"))
				&& frozen.path("entrants").asLong(-1) == this.draw.path("entrants").asLong(-2);
		JsonNode origin = this.draw.path("beaconOrigin");
		boolean round = !origin.isObject() || frozen.path("beaconRound").asLong(-1) == origin.path("round").asLong(-2);
		add(list && round, "frozen", origin.isObject() ? "the frozen list waited for this round" : "the frozen list is the one that was drawn",
				"another list or another round was drawn than was frozen");
	}

	private boolean isQuicknet() {
		return chain().equals(Quicknet.CHAIN);
	}

	private String chain() {
		return this.draw.path("beaconOrigin").path("source").path("chain").asString("");
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
