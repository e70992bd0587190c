package io.onrush.waitingroom.admission;

import java.text.ParseException;
import java.time.Clock;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.SignedTokens;
import org.jspecify.annotations.Nullable;

/**
 * The signed form of a pass. Claims: {@code sub} visitor, {@code jti} pass id, {@code ons} onsale, {@code evt} event,
 * {@code idx} index, {@code trc} the journey's traceparent where it is traced, {@code exp}.
 */
final class PassTokens {

	/** What a token says, before Redis is asked whether the pass still lives. */
	sealed interface Reading {

		record Genuine(AdmissionPass pass) implements Reading {
		}

		record Refused(PassCheck.Refusal refusal) implements Reading {
		}

	}

	private final SignedTokens tokens;

	PassTokens(byte[] tokenKey, Clock clock) {
		this.tokens = new SignedTokens("onrush-admission-pass", tokenKey, clock);
	}

	String sign(AdmissionPass pass) {
		return this.tokens.sign(new JWTClaimsSet.Builder().subject(pass.visitor())
			.jwtID(pass.passId().toString())
			.claim("ons", pass.onsaleId().toString())
			.claim("evt", pass.eventId().toString())
			.claim("idx", pass.index())
			.claim("trc", pass.trace())
			.expirationTime(SignedTokens.date(pass.expiresAt()))
			.build());
	}

	Reading read(@Nullable String token, String visitor) {
		if (token == null || token.isBlank()) {
			return new Reading.Refused(new PassCheck.Missing());
		}
		return switch (this.tokens.read(token)) {
			case SignedTokens.Reading.Genuine(JWTClaimsSet claims) -> owned(pass(claims), visitor);
			case SignedTokens.Reading.Malformed() -> new Reading.Refused(new PassCheck.Invalid());
			case SignedTokens.Reading.BadSignature() -> new Reading.Refused(new PassCheck.Invalid());
			case SignedTokens.Reading.Expired() -> new Reading.Refused(new PassCheck.Expired());
		};
	}

	private static Reading owned(AdmissionPass pass, String visitor) {
		return pass.visitor().equals(visitor) ? new Reading.Genuine(pass)
				: new Reading.Refused(new PassCheck.NotYours());
	}

	private static AdmissionPass pass(JWTClaimsSet claims) {
		try {
			return new AdmissionPass(UUID.fromString(claims.getJWTID()), UUID.fromString(claims.getStringClaim("ons")),
					UUID.fromString(claims.getStringClaim("evt")), claims.getSubject(), claims.getLongClaim("idx"),
					claims.getExpirationTime().toInstant(), claims.getStringClaim("trc"));
		}
		catch (ParseException impossible) {
			throw new IllegalStateException("we signed another kind of pass", impossible);
		}
	}

}
