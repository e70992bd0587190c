package io.onrush.waitingroom.beacon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import io.onrush.waitingroom.beacon.BeaconProperties.WhenMissing;
import io.onrush.waitingroom.beacon.DrandSignatures.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static io.onrush.waitingroom.beacon.SampleBeacons.RANDOMNESS_1000;
import static io.onrush.waitingroom.beacon.SampleBeacons.SIGNATURE_1000;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrandBeaconTest {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Instant ROUND_1000 = Instant.parse("2023-08-23T15:59:24Z");

	private final DrandServer one = new DrandServer();

	private final DrandServer other = new DrandServer();

	@AfterEach
	void close() {
		this.one.close();
		this.other.close();
	}

	@Test
	void a_signature_of_the_league_of_entropy_is_genuine_and_for_no_other_round() {
		String key = SampleBeacons.defaults().publicKey();
		assertThat(DrandSignatures.check(1000, SIGNATURE_1000, key)).isEqualTo(Verdict.GENUINE);
		assertThat(DrandSignatures.check(1001, SIGNATURE_1000, key)).isEqualTo(Verdict.FORGED);
		assertThat(DrandSignatures.check(1000, SampleBeacons.madeUpSignature(1), key)).isEqualTo(Verdict.FORGED);
		assertThat(DrandSignatures.randomness(SIGNATURE_1000)).isEqualTo(RANDOMNESS_1000);
	}

	@Test
	void the_default_chain_is_quicknet_whose_round_1000_was_then() {
		Beacon beacon = new DrandBeacon(SampleBeacons.defaults(), null, DrandSignatures::check);
		assertThat(beacon.emittedAt(1)).isEqualTo("2023-08-23T15:09:27Z");
		assertThat(beacon.emittedAt(1000)).isEqualTo(ROUND_1000);
		assertThat(beacon.firstRoundAt(ROUND_1000)).isEqualTo(1000);
		assertThat(beacon.firstRoundAt(ROUND_1000.plusMillis(1))).isEqualTo(1001);
		assertThat(beacon.firstRoundAt(ROUND_1000.minusMillis(1))).isEqualTo(1000);
		assertThat(beacon.firstRoundAt(Instant.EPOCH)).isEqualTo(1);
	}

	@Test
	void a_round_is_read_and_its_signature_checked() {
		this.one.givesTheRound();
		StepVerifier.create(drand(this.one).read(1000))
			.expectNext(new BeaconValue(1000, RANDOMNESS_1000, SIGNATURE_1000, true))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void one_server_that_answers_is_enough() {
		this.one.givesTheRound();
		this.other.isSilent();
		StepVerifier.create(drand(this.other, this.one).read(1000)).expectNextCount(1).expectComplete().verify(PATIENCE);
	}

	@Test
	void a_late_round_is_not_there_yet_and_can_be_asked_for_again() {
		refused(drand(this.one), "localhost does not answer with the round");
		this.one.givesTheRound();
		StepVerifier.create(drand(this.one).read(1000)).expectNextCount(1).expectComplete().verify(PATIENCE);
	}

	@Test
	void a_server_that_gives_no_answer_is_not_waited_for() {
		this.one.isSilent();
		refused(drand(this.one), "localhost does not answer with the round");
	}

	@Test
	void randomness_that_is_not_the_hash_of_its_signature_is_refused() {
		this.one.gives(1000, "00".repeat(32), SIGNATURE_1000);
		refused(drand(this.one), "localhost gives randomness that is not the hash of its signature");
	}

	@Test
	void another_round_is_refused() {
		this.one.gives(999, RANDOMNESS_1000, SIGNATURE_1000);
		refused(drand(this.one), "localhost gives another round or no signature");
	}

	@Test
	void a_forged_signature_is_refused_and_a_genuine_one_beside_it_taken() {
		forge(this.one, 1);
		refused(drand(this.one), "localhost gives a forged signature");
		this.other.givesTheRound();
		StepVerifier.create(drand(this.one, this.other).read(1000))
			.assertNext(value -> assertThat(value.signature()).isEqualTo(SIGNATURE_1000))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void servers_that_disagree_are_not_believed_where_signatures_cannot_be_checked() {
		forge(this.one, 1);
		forge(this.other, 2);
		BeaconProperties settings = SampleBeacons.settings(ROUND_1000, WhenMissing.WAIT, this.one.url(), this.other.url());
		refused(SampleBeacons.unchecked(settings), "the servers disagree about the round");
		forge(this.other, 1);
		StepVerifier.create(SampleBeacons.unchecked(settings).read(1000))
			.assertNext(value -> assertThat(value.signatureChecked()).isFalse())
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void one_of_two_servers_is_too_few_where_signatures_cannot_be_checked() {
		this.one.givesTheRound();
		refused(SampleBeacons.unchecked(SampleBeacons.settings(ROUND_1000, WhenMissing.WAIT, this.one.url(), this.other.url())),
				"too few servers gave the round to believe them unchecked");
	}

	@Test
	void the_announced_round_is_emitted_after_the_opening_and_a_list_frozen_late_takes_a_later_one() {
		DrawBeacon beacon = SampleBeacons.drand(SampleBeacons.settings(ROUND_1000, WhenMissing.FALL_BACK, URI.create("http://localhost:1")));
		Instant opens = ROUND_1000.minusSeconds(7);
		DrawBeacon.Plan plan = beacon.plan(opens);
		assertThat(plan.round()).isEqualTo(1000);
		assertThat(plan.roundAt()).isEqualTo(ROUND_1000);
		assertThat(plan.whenMissing()).isEqualTo("fall-back");
		assertThat(beacon.roundFor(opens, ROUND_1000.minusMillis(1))).isEqualTo(1000);
		assertThat(beacon.roundFor(opens, ROUND_1000)).as("its round is known").isEqualTo(1002);
		assertThat(beacon.roundFor(opens, ROUND_1000.plusSeconds(600))).isEqualTo(1202);
		assertThat(beacon.fallsBack(1000, ROUND_1000.plusSeconds(119))).isFalse();
		assertThat(beacon.fallsBack(1000, ROUND_1000.plusSeconds(120))).isTrue();
	}

	@Test
	void settings_that_make_no_sense_end_the_start() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BeaconProperties(java.util.List.of(), "x", "", Instant.EPOCH, Duration.ofSeconds(3),
					Duration.ofSeconds(6), Duration.ofMinutes(1), WhenMissing.WAIT, Duration.ofSeconds(1), Duration.ofSeconds(1)))
			.withMessageStartingWith("onrush.waiting-room.beacon.chain");
	}

	private static void forge(DrandServer server, int seed) {
		String signature = SampleBeacons.madeUpSignature(seed);
		server.gives(1000, DrandSignatures.randomness(signature), signature);
	}

	private static DrawBeacon drand(DrandServer... servers) {
		URI[] urls = java.util.Arrays.stream(servers).map(DrandServer::url).toArray(URI[]::new);
		return SampleBeacons.drand(SampleBeacons.settings(ROUND_1000, WhenMissing.WAIT, urls));
	}

	private static void refused(DrawBeacon beacon, String why) {
		StepVerifier.create(beacon.read(1000))
			.expectErrorSatisfies(thrown -> assertThat(thrown).isInstanceOf(BeaconUnavailable.class).hasMessage(why))
			.verify(PATIENCE);
	}

}
