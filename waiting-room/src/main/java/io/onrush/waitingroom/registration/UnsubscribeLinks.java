package io.onrush.waitingroom.registration;

import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import io.onrush.waitingroom.SignedTokens;
import org.jspecify.annotations.Nullable;

/**
 * Links that end the mails of one registration. Whoever has one can do nothing else with it: who registered may still join. Claims: {@code sub} visitor,
 * {@code ons} onsale, {@code exp}.
 */
final class UnsubscribeLinks {

	static final String PATH = "/api/v1/registrations/unsubscribe";

	private final SignedTokens tokens;

	private final URI publicUrl;

	UnsubscribeLinks(byte[] tokenKey, Clock clock, URI publicUrl) {
		this.tokens = new SignedTokens("onrush-unsubscribe", tokenKey, clock);
		this.publicUrl = publicUrl;
	}

	String token(UUID onsaleId, UUID visitorId, Instant expiresAt) {
		return this.tokens.sign(new JWTClaimsSet.Builder().subject(visitorId.toString())
			.claim("ons", onsaleId.toString())
			.expirationTime(SignedTokens.date(expiresAt))
			.build());
	}

	/** For mail programs, which send a POST. */
	URI oneClick(String token) {
		return this.publicUrl.resolve(PATH + "?token=" + token);
	}

	/** For people: a page that asks first. Scanners that open all links of a mail end nothing by it. */
	URI page(String token) {
		return this.publicUrl.resolve("/unsubscribe#token=" + token);
	}

	Optional<Registered> read(@Nullable String token) {
		return (this.tokens.read((token != null) ? token : "") instanceof SignedTokens.Reading.Genuine(JWTClaimsSet claims))
				? Optional.of(registered(claims)) : Optional.empty();
	}

	private static Registered registered(JWTClaimsSet claims) {
		try {
			return new Registered(UUID.fromString(claims.getStringClaim("ons")), UUID.fromString(claims.getSubject()));
		}
		catch (ParseException impossible) {
			throw new IllegalStateException("we signed another kind of link", impossible);
		}
	}

	record Registered(UUID onsaleId, UUID visitorId) {
	}

}
