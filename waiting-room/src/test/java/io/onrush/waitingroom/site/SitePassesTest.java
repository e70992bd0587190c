package io.onrush.waitingroom.site;

import java.time.Duration;
import java.util.UUID;

import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.site.SitePasses.Reading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SitePassesTest {

	private static final UUID ROOM = SampleOnsales.id();

	private static final String BROWSER = "a-browser-of-22-letter";

	private static final String OTHER = "another-of-22-letters-";

	private final SettableClock clock = new SettableClock(SampleOnsales.OPENS);

	private final SitePasses passes = new SitePasses(SampleOnsales.KEY, this.clock, Duration.ofMinutes(1));

	private final SitePass pass = new SitePass(SampleOnsales.id(), ROOM, "ann", SiteCookies.fingerprint(BROWSER), SampleOnsales.OPENS.plusSeconds(600));

	@Test
	void a_cookie_is_good_in_its_browser_at_its_room_until_the_pass_ends() {
		String cookie = this.passes.cookie(this.pass);

		assertThat(this.passes.read(cookie, ROOM, BROWSER)).isEqualTo(new Reading.Genuine(this.pass));
		assertThat(this.passes.read(cookie, ROOM, OTHER)).isEqualTo(new Reading.Refused(new PassCheck.NotYours()));
		assertThat(this.passes.read(cookie, ROOM, null)).isEqualTo(new Reading.Refused(new PassCheck.NotYours()));
		assertThat(this.passes.read(cookie, SampleOnsales.id(), BROWSER))
			.isEqualTo(new Reading.Refused(new PassCheck.WrongEvent()));
		assertThat(this.passes.read(null, ROOM, BROWSER)).isEqualTo(new Reading.Refused(new PassCheck.Missing()));
		this.clock.advance(Duration.ofSeconds(600));
		assertThat(this.passes.read(cookie, ROOM, BROWSER)).isEqualTo(new Reading.Refused(new PassCheck.Expired()));
	}

	@Test
	void a_handover_is_good_for_a_minute_in_its_browser_at_its_room() {
		String handover = this.passes.handover(this.pass);

		assertThat(this.passes.arriving(handover, ROOM, BROWSER)).contains(this.pass);
		assertThat(this.passes.arriving(handover, ROOM, OTHER)).isEmpty();
		assertThat(this.passes.arriving(handover, SampleOnsales.id(), BROWSER)).isEmpty();
		this.clock.advance(Duration.ofSeconds(60));
		assertThat(this.passes.arriving(handover, ROOM, BROWSER)).isEmpty();
	}

	@Test
	void one_kind_of_token_does_not_pass_for_the_other() {
		assertThat(this.passes.read(this.passes.handover(this.pass), ROOM, BROWSER))
			.isEqualTo(new Reading.Refused(new PassCheck.Invalid()));
		assertThat(this.passes.arriving(this.passes.cookie(this.pass), ROOM, BROWSER)).isEmpty();
		assertThat(this.passes.read("nonsense", ROOM, BROWSER)).isEqualTo(new Reading.Refused(new PassCheck.Invalid()));
	}

	@Test
	void a_handover_of_a_pass_that_has_ended_opens_nothing() {
		SitePass ending = new SitePass(this.pass.passId(), ROOM, "ann", this.pass.browser(), SampleOnsales.OPENS.plusSeconds(5));
		String handover = this.passes.handover(ending);
		this.clock.advance(Duration.ofSeconds(5));

		assertThat(this.passes.arriving(handover, ROOM, BROWSER)).isEmpty();
	}

}
