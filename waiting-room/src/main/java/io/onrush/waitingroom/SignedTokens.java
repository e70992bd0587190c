package io.onrush.waitingroom;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Signs and verifies the compact JWTs (HS256) of one purpose. Each purpose has a key of its own,
 * HMAC-SHA256(token key, purpose), and a {@code typ} of its own, {@code <purpose>+jwt}, so that no token passes for
 * another kind. Thread-safe; makes no remote call.
 */
public final class SignedTokens {

	/** What a token turned out to be. Only {@link Genuine} claims may be believed. */
	public sealed interface Reading {

		record Genuine(JWTClaimsSet claims) implements Reading {
		}

		record Malformed() implements Reading {
		}

		record BadSignature() implements Reading {
		}

		record Expired() implements Reading {
		}

	}

	private final Clock clock;

	private final JWSHeader header;

	private final MACSigner signer;

	private final MACVerifier verifier;

	public SignedTokens(String purpose, byte[] tokenKey, Clock clock) {
		this.clock = clock;
		this.header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(purpose + "+jwt")).build();
		byte[] key = derive(tokenKey, purpose);
		try {
			this.signer = new MACSigner(key);
			this.verifier = new MACVerifier(key);
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	public String sign(JWTClaimsSet claims) {
		try {
			SignedJWT token = new SignedJWT(this.header, claims);
			token.sign(this.signer);
			return token.serialize();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	public Reading read(String token) {
		try {
			SignedJWT parsed = SignedJWT.parse(token);
			if (!isOurKind(parsed.getHeader()) || !parsed.verify(this.verifier)) {
				return new Reading.BadSignature();
			}
			JWTClaimsSet claims = parsed.getJWTClaimsSet();
			return isOver(claims.getExpirationTime()) ? new Reading.Expired() : new Reading.Genuine(claims);
		}
		catch (ParseException | JOSEException | IllegalArgumentException malformed) {
			return new Reading.Malformed();
		}
	}

	/** {@link java.util.Date} is what the JWT library speaks; nothing else here does. */
	public static Date date(Instant instant) {
		return Date.from(instant);
	}

	private boolean isOurKind(JWSHeader actual) {
		return this.header.getAlgorithm().equals(actual.getAlgorithm())
				&& this.header.getType().equals(actual.getType());
	}

	private boolean isOver(Date expiry) {
		return !expiry.toInstant().isAfter(this.clock.instant());
	}

	private static byte[] derive(byte[] tokenKey, String purpose) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(tokenKey, "HmacSHA256"));
			return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
