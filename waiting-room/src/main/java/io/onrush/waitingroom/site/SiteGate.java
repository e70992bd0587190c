package io.onrush.waitingroom.site;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisException;
import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import io.onrush.waitingroom.queue.OutagePolicy;
import io.onrush.waitingroom.queue.Phase;
import io.onrush.waitingroom.queue.ProtectedSite;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Says for every request to a site whether it passes. A room is in force from the opening of its queue to its close. A pass is
 * checked by its signature and by whether it was given back; where neither that can be told nor who is next, the room's
 * {@link OutagePolicy} decides.
 */
public final class SiteGate {

	private final OnsaleBoard board;

	private final AdmissionPasses alive;

	private final SitePasses passes;

	private final SiteProperties properties;

	private final SecureRandom random;

	private final Clock clock;

	SiteGate(OnsaleBoard board, AdmissionPasses alive, SitePasses passes, SiteProperties properties, SecureRandom random,
			Clock clock) {
		this.board = board;
		this.alive = alive;
		this.passes = passes;
		this.properties = properties;
		this.random = random;
		this.clock = clock;
	}

	/** Fails only where the room itself is not known to this node and cannot be looked up. */
	public Mono<SiteAnswer> check(SiteVisit visit) {
		return this.board.view(visit.room())
			.map(OnsaleView::onsale)
			.filter(room -> room.site() != null)
			.flatMap(room -> answer(room, Objects.requireNonNull(room.site()), visit))
			.defaultIfEmpty(new SiteAnswer.NoRoom());
	}

	private Mono<SiteAnswer> answer(Onsale room, ProtectedSite site, SiteVisit visit) {
		Phase phase = room.phase(this.clock.instant());
		if (phase == Phase.SCHEDULED || phase == Phase.CLOSED) {
			return Mono.just(new SiteAnswer.Through(SiteAnswer.Through.Why.NOT_IN_FORCE));
		}
		if (room.how().mode() == Mode.PASS_THROUGH && phase != Phase.PAUSED) {
			return Mono.just(new SiteAnswer.Through(SiteAnswer.Through.Why.PASS_THROUGH));
		}
		Optional<SiteAnswer> arrival = arrival(site, visit);
		return arrival.map(Mono::just).orElseGet(() -> switch (this.passes.read(visit.pass(), visit.room(), visit.browser())) {
			case SitePasses.Reading.Genuine(SitePass pass) -> alive(pass, site, visit);
			case SitePasses.Reading.Refused(PassCheck.Refusal refusal) -> Mono.just(withoutPass(site, visit, refusal));
		});
	}

	private Mono<SiteAnswer> alive(SitePass pass, ProtectedSite site, SiteVisit visit) {
		return this.alive.isAlive(pass.room(), pass.passId())
			.map(lives -> lives ? new SiteAnswer.Admitted(pass.visitor(), pass.expiresAt())
					: withoutPass(site, visit, new PassCheck.Left()))
			.onErrorReturn(SiteGate::isSilence, onOutage(site));
	}

	private SiteAnswer withoutPass(ProtectedSite site, SiteVisit visit, PassCheck.Refusal refusal) {
		if (isBlind(visit)) {
			return onOutage(site);
		}
		return visit.navigates() ? toRoom(site, visit) : new SiteAnswer.Refused(refusal);
	}

	/** A visitor who comes back from our pages: the pass becomes a cookie and leaves the address. */
	private Optional<SiteAnswer> arrival(ProtectedSite site, SiteVisit visit) {
		HandoverAddress address = HandoverAddress.in(visit.uri());
		if (address == null || !visit.navigates() || visit.browser() == null) {
			return Optional.empty();
		}
		return this.passes.arriving(address.token(), visit.room(), visit.browser())
			.map(pass -> new SiteAnswer.Sent(site.origin() + ReturnAddress.checked(address.clean()), cookie(pass, site)));
	}

	private String cookie(SitePass pass, ProtectedSite site) {
		Duration left = Duration.between(this.clock.instant(), pass.expiresAt());
		return SiteCookies.setPass(pass.room(), this.passes.cookie(pass), left.toSeconds(), site);
	}

	private SiteAnswer toRoom(ProtectedSite site, SiteVisit visit) {
		boolean known = SiteCookies.isBrowser(visit.browser());
		String browser = known ? String.valueOf(visit.browser()) : SiteCookies.newBrowser(this.random);
		return new SiteAnswer.Sent(roomPage(visit, SiteCookies.fingerprint(browser)),
				known ? null : SiteCookies.setBrowser(browser, site));
	}

	private String roomPage(SiteVisit visit, String fingerprint) {
		URI publicUrl = Objects.requireNonNull(this.properties.publicUrl(), "onrush.waiting-room.site.public-url");
		HandoverAddress stale = HandoverAddress.in(visit.uri());
		String wanted = ReturnAddress.checked((stale == null) ? visit.uri() : stale.clean());
		return publicUrl.resolve("/rooms/" + visit.room()) + "?browser=" + fingerprint + "&to="
				+ ReturnAddress.encoded(wanted);
	}

	/** Redis has been silent: who waits could not be let in, and nobody can join. */
	private boolean isBlind(SiteVisit visit) {
		@Nullable Instant heard = this.board.heardAt(visit.room()).orElse(null);
		return heard != null && heard.plus(this.properties.blindAfter()).isBefore(this.clock.instant());
	}

	/** Any other error is a fault of ours and lets nobody in. */
	private static boolean isSilence(Throwable error) {
		return error instanceof TimeoutException || error instanceof RedisException;
	}

	private static SiteAnswer onOutage(ProtectedSite site) {
		return switch (site.onOutage()) {
			case OPEN -> new SiteAnswer.Through(SiteAnswer.Through.Why.OUTAGE);
			case CLOSED -> new SiteAnswer.Unavailable();
		};
	}

}
