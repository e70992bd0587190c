package io.onrush.waitingroom.site;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.SignedTokens;
import io.onrush.waitingroom.admission.PassCheck;
import org.jspecify.annotations.Nullable;

/**
 * The signed forms of a site's pass: the cookie, and the handover that takes it from our pages to the site in an address.
 * Claims of both: {@code sub} visitor, {@code jti} pass id, {@code ons} room, {@code bnd} fingerprint of the browser,
 * {@code exp}; of the handover also {@code pxp}, when the pass ends, in seconds. Makes no remote call.
 */
final class SitePasses {

	sealed interface Reading {

		record Genuine(SitePass pass) implements Reading {
		}

		record Refused(PassCheck.Refusal refusal) implements Reading {
		}

	}

	private final SignedTokens cookies;

	private final SignedTokens handovers;

	private final Clock clock;

	private final Duration handover;

	SitePasses(byte[] tokenKey, Clock clock, Duration handover) {
		this.cookies = new SignedTokens("onrush-site-pass", tokenKey, clock);
		this.handovers = new SignedTokens("onrush-site-handover", tokenKey, clock);
		this.clock = clock;
		this.handover = handover;
	}

	String cookie(SitePass pass) {
		return this.cookies.sign(claims(pass).expirationTime(SignedTokens.date(pass.expiresAt())).build());
	}

	String handover(SitePass pass) {
		Instant arrivesBy = this.clock.instant().plus(this.handover);
		return this.handovers.sign(claims(pass).claim("pxp", pass.expiresAt().getEpochSecond())
			.expirationTime(SignedTokens.date(arrivesBy))
			.build());
	}

	/** Empty for one that is not ours, too old, for another room or for another browser. */
	Optional<SitePass> arriving(String token, UUID room, String browser) {
		if (!(this.handovers.read(token) instanceof SignedTokens.Reading.Genuine(JWTClaimsSet claims))) {
			return Optional.empty();
		}
		SitePass pass = pass(claims, Instant.ofEpochSecond(number(claims)));
		boolean fits = pass.room().equals(room) && pass.browser().equals(SiteCookies.fingerprint(browser));
		return (fits && pass.expiresAt().isAfter(this.clock.instant())) ? Optional.of(pass) : Optional.empty();
	}

	Reading read(@Nullable String cookie, UUID room, @Nullable String browser) {
		if (cookie == null || cookie.isEmpty()) {
			return new Reading.Refused(new PassCheck.Missing());
		}
		return switch (this.cookies.read(cookie)) {
			case SignedTokens.Reading.Genuine(JWTClaimsSet claims) ->
				judged(pass(claims, claims.getExpirationTime().toInstant()), room, browser);
			case SignedTokens.Reading.Malformed() -> new Reading.Refused(new PassCheck.Invalid());
			case SignedTokens.Reading.BadSignature() -> new Reading.Refused(new PassCheck.Invalid());
			case SignedTokens.Reading.Expired() -> new Reading.Refused(new PassCheck.Expired());
		};
	}

	private static Reading judged(SitePass pass, UUID room, @Nullable String browser) {
		if (!pass.room().equals(room)) {
			return new Reading.Refused(new PassCheck.WrongEvent());
		}
		boolean own = browser != null && pass.browser().equals(SiteCookies.fingerprint(browser));
		return own ? new Reading.Genuine(pass) : new Reading.Refused(new PassCheck.NotYours());
	}

	private static JWTClaimsSet.Builder claims(SitePass pass) {
		return new JWTClaimsSet.Builder().subject(pass.visitor())
			.jwtID(pass.passId().toString())
			.claim("ons", pass.room().toString())
			.claim("bnd", pass.browser());
	}

	private static SitePass pass(JWTClaimsSet claims, Instant expiresAt) {
		return new SitePass(UUID.fromString(claims.getJWTID()), UUID.fromString(text(claims, "ons")),
				claims.getSubject(), text(claims, "bnd"), expiresAt);
	}

	private static String text(JWTClaimsSet claims, String name) {
		try {
			return claims.getStringClaim(name);
		}
		catch (ParseException impossible) {
			throw new IllegalStateException("we signed another kind of pass", impossible);
		}
	}

	private static long number(JWTClaimsSet claims) {
		try {
			return claims.getLongClaim("pxp");
		}
		catch (ParseException impossible) {
			throw new IllegalStateException("we signed another kind of handover", impossible);
		}
	}

}
