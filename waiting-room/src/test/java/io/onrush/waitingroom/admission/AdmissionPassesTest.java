package io.onrush.waitingroom.admission;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.SilentRedis;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.QueueTicket;
import io.onrush.waitingroom.queue.QueueTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.http.HttpStatus;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class AdmissionPassesTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final SettableClock clock = new SettableClock(OPENS);

	private final PassTokens tokens = new PassTokens(SampleOnsales.KEY, this.clock);

	private final GivenBackPasses givenBack = new GivenBackPasses(Servers.redis(), this.clock, TIMEOUT);

	private final AdmissionPasses passes = new AdmissionPasses(this.tokens, this.givenBack, Servers.redis(), this.clock,
			TIMEOUT);

	private final LeaveSale leaveSale = new LeaveSale(new LeaveScript(Servers.redis(), TIMEOUT), this.tokens,
			this.givenBack);

	private final Desk desk = new Desk(60, 10).joined(1);

	private AdmissionPass pass;

	private String token;

	@BeforeEach
	void admit() {
		this.desk.tick();
		this.pass = this.desk.pass(0);
		this.token = this.tokens.sign(this.pass);
	}

	@Test
	void admits_the_owner_of_a_living_pass_to_its_event() {
		assertThat(check(this.token)).isEqualTo(
				new PassCheck.Admitted(this.pass.passId(), this.pass.onsaleId(), this.pass.expiresAt()));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void refuses_who_has_no_pass(String nothing) {
		assertThat(check(nothing)).isEqualTo(new PassCheck.Missing());
	}

	@ParameterizedTest
	@ValueSource(strings = { "forged", "a.b.c" })
	void refuses_nonsense(String nonsense) {
		assertThat(check(nonsense)).isEqualTo(new PassCheck.Invalid());
	}

	@Test
	void refuses_a_pass_that_somebody_else_signed() {
		byte[] otherKey = "another secret, just as long as ours is".getBytes(StandardCharsets.UTF_8);
		assertThat(check(new PassTokens(otherKey, this.clock).sign(this.pass))).isEqualTo(new PassCheck.Invalid());
	}

	@Test
	void refuses_a_queue_ticket_in_place_of_a_pass() {
		QueueTicket ticket = new QueueTicket(SampleOnsales.id(), this.desk.onsale().id(), "visitor", 0);
		assertThat(check(new QueueTickets(SampleOnsales.KEY, this.clock).sign(ticket, this.desk.onsale())))
			.isEqualTo(new PassCheck.Invalid());
	}

	@Test
	void refuses_a_borrowed_pass() {
		assertThat(this.passes.check(this.token, "somebody else", this.pass.eventId()).block())
			.isEqualTo(new PassCheck.NotYours());
	}

	@Test
	void refuses_a_pass_for_another_event() {
		assertThat(this.passes.check(this.token, "visitor", SampleOnsales.id()).block())
			.isEqualTo(new PassCheck.WrongEvent());
	}

	@Test
	void refuses_a_pass_that_ran_out() {
		this.clock.advance(Duration.ofSeconds(600));
		assertThat(check(this.token)).isEqualTo(new PassCheck.Expired());
	}

	@Test
	void refuses_a_pass_that_was_given_back() {
		assertThat(leave(this.token, this.pass.onsaleId())).isEmpty();
		assertThat(check(this.token)).isEqualTo(new PassCheck.Left());
		assertThat(leave(this.token, this.pass.onsaleId())).as("again").isEmpty();
	}

	@Test
	void giving_back_a_pass_that_ran_out_is_no_refusal() {
		this.clock.advance(Duration.ofSeconds(600));
		assertThat(leave(this.token, this.pass.onsaleId())).isEmpty();
	}

	@Test
	void nobody_gives_back_the_pass_of_another_visitor_or_onsale() {
		assertThat(this.leaveSale.leave(this.token, "somebody else", this.pass.onsaleId()).block())
			.contains(new PassCheck.NotYours());
		assertThat(leave(this.token, SampleOnsales.id())).contains(new PassCheck.WrongEvent());
		assertThat(check(this.token)).isInstanceOf(PassCheck.Admitted.class);
	}

	@Test
	void asks_redis_only_as_long_as_this_node_has_not_read_what_was_given_back() {
		Servers.redis().del(new QueueKeys(this.pass.onsaleId()).active()).block();
		assertThat(check(this.token)).as("Redis was asked").isEqualTo(new PassCheck.Left());
		this.givenBack.read().block();
		assertThat(check(this.token)).as("Redis was not asked").isInstanceOf(PassCheck.Admitted.class);
		this.clock.advance(GivenBackPasses.FRESH);
		assertThat(check(this.token)).as("too long ago").isEqualTo(new PassCheck.Left());
	}

	@Test
	void a_pass_that_was_given_back_is_refused_at_once_on_that_node_and_when_they_have_read_it_on_the_others() {
		GivenBackPasses there = new GivenBackPasses(Servers.redis(), this.clock, TIMEOUT);
		AdmissionPasses otherNode = new AdmissionPasses(this.tokens, there, Servers.redis(), this.clock, TIMEOUT);
		otherNode.check(this.token, "visitor", this.pass.eventId()).block();
		check(this.token);
		there.read().block();
		this.givenBack.read().block();

		leave(this.token, this.pass.onsaleId());
		assertThat(check(this.token)).isEqualTo(new PassCheck.Left());
		there.read().block();
		assertThat(otherNode.check(this.token, "visitor", this.pass.eventId()).block()).isEqualTo(new PassCheck.Left());
	}

	@Test
	void lets_nobody_in_unchecked_when_redis_does_not_answer() {
		AdmissionPasses impatient = new AdmissionPasses(this.tokens,
				new GivenBackPasses(SilentRedis.commands(), this.clock, TIMEOUT), SilentRedis.commands(), this.clock,
				Duration.ofMillis(20));
		StepVerifier.create(impatient.check(this.token, "visitor", this.pass.eventId()))
			.expectError(TimeoutException.class)
			.verify(TIMEOUT);
	}

	@Test
	void every_refusal_has_its_problem() {
		assertThat(problem(new PassCheck.Missing())).isEqualTo("pass-required");
		assertThat(problem(new PassCheck.Left())).isEqualTo("pass-required");
		assertThat(problem(new PassCheck.Invalid())).isEqualTo("pass-invalid");
		assertThat(problem(new PassCheck.WrongEvent())).isEqualTo("pass-invalid");
		assertThat(problem(new PassCheck.Expired())).isEqualTo("pass-expired");
		assertThat(problem(new PassCheck.NotYours())).isEqualTo("pass-not-yours");
	}

	private static String problem(PassCheck.Refusal refusal) {
		assertThat(AdmissionPasses.problem(refusal).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
		return AdmissionPasses.problem(refusal).getBody().getType().toString();
	}

	private PassCheck check(String presented) {
		return this.passes.check(presented, "visitor", this.pass.eventId()).block();
	}

	private Optional<PassCheck.Refusal> leave(String presented, UUID onsaleId) {
		return this.leaveSale.leave(presented, "visitor", onsaleId).block();
	}

}
