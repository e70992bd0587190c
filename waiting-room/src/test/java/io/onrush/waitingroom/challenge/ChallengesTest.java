package io.onrush.waitingroom.challenge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ChallengesTest {

	private static final UUID ONSALE = SampleOnsales.id();

	private final SettableClock clock = new SettableClock(SampleOnsales.OPENS);

	private final Challenges challenges = with(SampleOnsales.KEY);

	@Test
	void a_solution_says_how_much_work_it_was_and_after_which_place() {
		Challenge challenge = this.challenges.give(ONSALE, "ann", 10, 17);
		assertThat(check(Solver.solve(challenge))).isEqualTo(new Proof.Solved(10, 17));
	}

	@Test
	void the_number_is_within_what_the_challenge_says_and_the_salt_fills_whole_blocks() {
		for (int after = -1; after < 40; after++) {
			Challenge challenge = this.challenges.give(ONSALE, "ann", 10, after);
			assertThat(challenge.maxnumber()).isEqualTo(1023);
			assertThat(Solver.number(challenge)).isBetween(0L, 1023L);
			assertThat(challenge.salt()).hasSize(128).matches("[0-9a-f]{16,}\\?[^?]*&");
		}
	}

	@Test
	void every_visitor_and_onsale_has_puzzles_of_its_own() {
		Challenge ann = this.challenges.give(ONSALE, "ann", 10, -1);
		assertThat(this.challenges.give(ONSALE, "bob", 10, -1).challenge()).isNotEqualTo(ann.challenge());
		assertThat(this.challenges.give(SampleOnsales.id(), "ann", 10, -1).challenge()).isNotEqualTo(ann.challenge());
	}

	@Test
	void nothing_sent_is_no_offence() {
		assertThat(this.challenges.check(null, ONSALE, "ann")).isEqualTo(new Proof.None());
		assertThat(this.challenges.check(" ", ONSALE, "ann")).isEqualTo(new Proof.None());
	}

	@ParameterizedTest
	@ValueSource(strings = { "?", "bnVsbA==", "e30=", "W10=", "eyJzYWx0IjoxfQ==", "eyJudW1iZXIiOiJ4In0=" })
	void what_is_no_solution_is_malformed(String sent) {
		refused(check(sent), Proof.Why.MALFORMED);
		refused(check("A".repeat(1_001)), Proof.Why.MALFORMED);
	}

	@Test
	void another_number_and_another_signature_are_wrong() {
		Challenge challenge = this.challenges.give(ONSALE, "ann", 10, -1);
		long number = Solver.number(challenge);
		refused(check(Solver.encoded(challenge, number + 1)), Proof.Why.WRONG);
		refused(check(Solver.encoded(with("another secret that is long enough".getBytes(StandardCharsets.UTF_8)).give(ONSALE, "ann", 10, -1), number)),
				Proof.Why.WRONG);
	}

	@Test
	void a_challenge_that_nobody_signed_is_wrong_however_easy_it_was() {
		Challenge mine = new Challenges("a key of the bot's own, long enough too".getBytes(StandardCharsets.UTF_8), this.clock,
				Duration.ofMinutes(2), JsonMapper.shared()).give(ONSALE, "ann", 10, -1);
		refused(check(Solver.solve(mine)), Proof.Why.WRONG);
	}

	/** The salt ends in an ampersand, so that no digit can be moved from the number into what stands before it. */
	@Test
	void digits_cannot_be_moved_between_salt_and_number() {
		Challenge challenge = this.challenges.give(ONSALE, "ann", 10, -1);
		String number = Long.toString(Solver.number(challenge));
		assertThat(challenge.salt()).endsWith("&");
		Challenge spliced = new Challenge(challenge.algorithm(), challenge.challenge(), challenge.maxnumber(),
				challenge.salt() + number.charAt(0), challenge.signature());
		String rest = number.substring(1);
		refused(check(Solver.encoded(spliced, rest.isEmpty() ? 0 : Long.parseLong(rest))), Proof.Why.WRONG);
	}

	@Test
	void it_is_worth_nothing_to_another_visitor_or_in_another_onsale() {
		String solution = Solver.solve(this.challenges.give(ONSALE, "ann", 10, -1));
		refused(this.challenges.check(solution, ONSALE, "bob"), Proof.Why.NOT_YOURS);
		refused(this.challenges.check(solution, SampleOnsales.id(), "ann"), Proof.Why.NOT_YOURS);
	}

	@Test
	void it_expires_after_its_life() {
		String solution = Solver.solve(this.challenges.give(ONSALE, "ann", 10, -1));
		this.clock.advance(Duration.ofSeconds(119));
		assertThat(check(solution)).isInstanceOf(Proof.Solved.class);
		this.clock.advance(Duration.ofSeconds(1));
		refused(check(solution), Proof.Why.EXPIRED);
	}

	private Proof check(String solution) {
		return this.challenges.check(solution, ONSALE, "ann");
	}

	private Challenges with(byte[] key) {
		return new Challenges(key, this.clock, Duration.ofMinutes(2), JsonMapper.shared());
	}

	private static void refused(Proof proof, Proof.Why why) {
		assertThat(proof).isEqualTo(new Proof.Refused(why));
	}

}
