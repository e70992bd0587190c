package io.onrush.waitingroom.verify;

import java.util.HexFormat;
import java.util.List;

import io.onrush.waitingroom.beacon.Quicknet;
import io.onrush.waitingroom.beacon.SampleBeacons;
import io.onrush.waitingroom.draw.ServerSeed;
import io.onrush.waitingroom.verify.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Records with a beacon: round 1000 of quicknet, which was emitted at 15:59:24. */
class DrawCheckTest {

	private static final HexFormat HEX = HexFormat.of();

	private static final String ROOT = "cd".repeat(32);

	private final ServerSeed secret = ServerSeed.of(HEX.parseHex("07".repeat(32)));

	private final String record = """
			{"onsaleId": "o", "algorithm": "swap-or-not-90", "drawn": true, "commitment": "%s", "serverSeed": "%s", "merkleRoot": "%s", "entrants": 3,
			 "beacon": "%s", "seed": "%s", "beaconMissing": null,
			 "frozen": {"entrants": 3, "merkleRoot": "%s", "frozenAt": "2023-08-23T15:59:20Z", "beaconRound": 1000},
			 "beaconPlan": {"round": 1000, "roundAt": "2023-08-23T15:59:24Z"},
			 "beaconOrigin": {"source": {"name": "drand", "chain": "%s", "publicKey": "%s"}, "round": 1000, "signature": "%s"}}"""
		.formatted(this.secret.commitment(), this.secret.reveal(), ROOT, SampleBeacons.RANDOMNESS_1000,
				HEX.formatHex(this.secret.drawSeed(HEX.parseHex(ROOT), HEX.parseHex(SampleBeacons.RANDOMNESS_1000))), ROOT,
				Quicknet.CHAIN, Quicknet.PUBLIC_KEY, SampleBeacons.SIGNATURE_1000);

	@Test
	void a_record_with_genuine_randomness_holds() {
		assertThat(check(this.record)).noneMatch(finding -> finding.kind() == Kind.WRONG)
			.filteredOn(finding -> finding.kind() == Kind.CORRECT)
			.extracting(Finding::check)
			.containsExactly("algorithm", "commitment", "beacon", "signature", "in time", "frozen", "seed");
	}

	@ParameterizedTest
	@CsvSource({ "15:59:20Z, 15:59:24Z, in time", "\"round\": 1000| \"signature\", \"round\": 1001| \"signature\", signature",
			Quicknet.PUBLIC_KEY + ", " + "ab" + ", chain", "\"beaconRound\": 1000, \"beaconRound\": 999, frozen",
			SampleBeacons.RANDOMNESS_1000 + ", " + SampleBeacons.SIGNATURE_1000 + ", beacon",
			"\"entrants\": 3| \"merkleRoot\": \"cd, \"entrants\": 3| \"merkleRoot\": \"ce, frozen",
			"\"entrants\": 3| \"merkleRoot\": \"cd, \"entrants\": 4| \"merkleRoot\": \"cd, frozen" })
	void a_record_whose_randomness_is_not_genuine_or_was_known_is_found_out(String was, String is, String check) {
		String changed = this.record.replace(was.replace('|', ','), is.replace('|', ','));
		assertThat(changed).isNotEqualTo(this.record);
		assertThat(check(changed)).anyMatch(finding -> finding.kind() == Kind.WRONG && finding.check().equals(check));
	}

	@Test
	void another_round_than_announced_and_another_chain_are_said() {
		assertThat(check(this.record.replace("{\"round\": 1000, \"roundAt\"", "{\"round\": 990, \"roundAt\"")))
			.anyMatch(finding -> finding.kind() == Kind.NOTE && finding.words().startsWith("round 990 was announced"));
		assertThat(check(this.record.replace(Quicknet.CHAIN, "ef".repeat(32))))
			.anyMatch(finding -> finding.kind() == Kind.NOTE && finding.check().equals("chain"));
	}

	@Test
	void a_list_that_was_frozen_for_a_round_that_is_missing_is_compared_too() {
		String missing = this.record.replace("\"beacon\": \"" + SampleBeacons.RANDOMNESS_1000 + "\"", "\"beacon\": null")
			.replaceFirst("\"beaconOrigin\": .*", "\"beaconOrigin\": null}");
		assertThat(check(missing)).anyMatch(finding -> finding.kind() == Kind.CORRECT && finding.check().equals("frozen"));
		assertThat(check(missing.replace("\"entrants\": 3, \"merkleRoot\"", "\"entrants\": 2, \"merkleRoot\"")))
			.anyMatch(finding -> finding.kind() == Kind.WRONG && finding.check().equals("frozen"));
	}

	private static List<Finding> check(String record) {
		return DrawCheck.of(JsonMapper.shared().readTree(record));
	}

}
