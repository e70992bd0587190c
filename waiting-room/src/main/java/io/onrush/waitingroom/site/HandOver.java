package io.onrush.waitingroom.site;

import java.util.Objects;
import java.util.regex.Pattern;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.ProtectedSite;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends a visitor who has a pass back to the site. The address that is made is good for a moment, and for the browser only
 * that was sent to the room: whoever else is given it is sent to the room.
 */
public final class HandOver {

	private static final Pattern FINGERPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final AdmissionPasses admissions;

	private final SitePasses passes;

	HandOver(AdmissionPasses admissions, SitePasses passes) {
		this.admissions = admissions;
		this.passes = passes;
	}

	/**
	 * The address at the site. Without a browser it is the site's plain address, which sends its visitor here again, with one.
	 * Fails with the problem of a pass that is none.
	 */
	public Mono<String> address(Onsale room, @Nullable String passToken, String visitor, Wish wish) {
		ProtectedSite site = room.site();
		if (site == null) {
			return Mono.error(() -> WaitingRoomProblem.ROOM_NOT_FOUND
				.because("The onsale '%s' stands in front of no site. Use the pass at its event.".formatted(room.id())));
		}
		return this.admissions.check(passToken, visitor, room.admitsTo()).map(check -> switch (check) {
			case PassCheck.Admitted pass -> address(site, pass, visitor, wish);
			case PassCheck.Refusal refusal -> throw AdmissionPasses.problem(refusal);
		});
	}

	private String address(ProtectedSite site, PassCheck.Admitted pass, String visitor, Wish wish) {
		String path = ReturnAddress.checked(Objects.requireNonNullElse(wish.to(), ReturnAddress.HOME));
		String browser = wish.browser();
		if (browser == null || !FINGERPRINT.matcher(browser).matches()) {
			return site.origin() + path;
		}
		SitePass sitePass = new SitePass(pass.passId(), pass.onsaleId(), visitor, browser, pass.expiresAt());
		return site.origin() + HandoverAddress.of(path, this.passes.handover(sitePass));
	}

	/**
	 * @param to path and query of the page that the visitor wanted; the first page where it is missing or no path
	 * @param browser as it stands in the address of the room's page
	 */
	public record Wish(@Nullable String to, @Nullable String browser) {
	}

}
