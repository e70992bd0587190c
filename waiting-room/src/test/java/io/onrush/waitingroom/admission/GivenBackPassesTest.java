package io.onrush.waitingroom.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.SilentRedis;
import io.onrush.waitingroom.admission.GivenBackPasses.Answer;
import io.onrush.waitingroom.queue.QueueKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class GivenBackPassesTest {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration LIFE = Duration.ofMinutes(30);

	private final SettableClock clock = new SettableClock(OPENS);

	private final GivenBackPasses passes = new GivenBackPasses(Servers.redis(), this.clock, TIMEOUT);

	private final LeaveScript leave = new LeaveScript(Servers.redis(), TIMEOUT);

	private final UUID onsale = SampleOnsales.id();

	@Test
	void knows_nothing_of_an_onsale_before_it_has_read_its_list() {
		AdmissionPass pass = pass(0);
		assertThat(this.passes.ask(pass)).isEqualTo(Answer.UNKNOWN);
		this.passes.read().block();
		assertThat(this.passes.ask(pass)).isEqualTo(Answer.ALIVE);
	}

	@Test
	void reads_all_that_was_given_back_before_and_since() {
		AdmissionPass before = givenBack(0);
		AdmissionPass kept = pass(1);
		this.passes.ask(kept);
		this.passes.read().block();
		AdmissionPass since = givenBack(2);
		this.passes.read().block();
		assertThat(List.of(before, kept, since)).extracting(this.passes::ask)
			.containsExactly(Answer.GIVEN_BACK, Answer.ALIVE, Answer.GIVEN_BACK);
	}

	@Test
	void reads_a_list_that_is_longer_than_a_page() {
		List<AdmissionPass> all = new ArrayList<>(IntStream.range(0, 12_001).mapToObj(this::pass).toList());
		String[] entries = all.stream()
			.map(pass -> pass.passId() + ":" + pass.expiresAt().toEpochMilli())
			.toArray(String[]::new);
		Servers.redis().rpush(new QueueKeys(this.onsale).givenBack(), entries).block();
		this.passes.ask(all.getFirst());
		this.passes.read().block();
		assertThat(all).extracting(this.passes::ask).containsOnly(Answer.GIVEN_BACK);
	}

	@Test
	void starts_anew_when_redis_has_lost_the_list() {
		givenBack(0);
		givenBack(1);
		this.passes.ask(pass(9));
		this.passes.read().block();
		Servers.redis().del(new QueueKeys(this.onsale).givenBack()).block();
		AdmissionPass after = givenBack(2);
		this.passes.read().block();
		assertThat(this.passes.ask(after)).isEqualTo(Answer.GIVEN_BACK);
	}

	@Test
	void a_reading_that_fails_makes_nothing_known() {
		GivenBackPasses deaf = new GivenBackPasses(SilentRedis.commands(), this.clock, Duration.ofMillis(20));
		deaf.ask(pass(0));
		StepVerifier.create(deaf.read()).expectError(TimeoutException.class).verify(TIMEOUT);
		assertThat(deaf.ask(pass(0))).isEqualTo(Answer.UNKNOWN);
	}

	@Test
	void forgets_passes_that_have_run_out_and_onsales_that_nobody_asks_for() {
		AdmissionPass gone = givenBack(0);
		this.passes.ask(gone);
		this.passes.read().block();
		this.clock.advance(Duration.ofMinutes(5));
		this.passes.ask(pass(1));
		this.clock.advance(Duration.ofMinutes(9));
		this.passes.read().block();
		assertThat(this.passes.ask(pass(1))).as("asked for nine minutes ago").isEqualTo(Answer.ALIVE);
		this.clock.advance(LIFE);
		this.passes.read().block();
		assertThat(this.passes.ask(gone)).as("asked for half an hour ago").isEqualTo(Answer.UNKNOWN);
	}

	@Test
	void giving_a_pass_back_twice_adds_it_once_as_long_as_redis_knows_its_place() {
		AdmissionPass pass = pass(0);
		Servers.redis().hset(new QueueKeys(this.onsale).passes(), "0", pass.passId() + ":" + pass.expiresAt().toEpochMilli()).block();
		this.leave.leave(pass).block();
		this.leave.leave(pass).block();
		assertThat(Servers.redis().llen(new QueueKeys(this.onsale).givenBack()).block()).isEqualTo(1);
	}

	private AdmissionPass givenBack(long index) {
		AdmissionPass pass = pass(index);
		this.leave.leave(pass).block();
		return pass;
	}

	private AdmissionPass pass(long index) {
		return new AdmissionPass(SampleOnsales.id(), this.onsale, SampleOnsales.id(), "visitor", index, OPENS.plus(LIFE));
	}

}
