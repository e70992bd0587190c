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
import com.nimbusds.jose.util.Base64URL;
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

	private final String start;

	private final MACSigner signer;

	private final MACVerifier verifier;

	public SignedTokens(String purpose, byte[] tokenKey, Clock clock) {
		this.clock = clock;
		this.header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(purpose + "+jwt")).build();
		this.start = this.header.toBase64URL() + ".";
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

	/** A token of ours begins with the header that all of them have, to the letter: nothing else of a header is ever read. */
	public Reading read(String token) {
		int end = token.lastIndexOf('.');
		if (end < this.start.length() || !token.startsWith(this.start)) {
			return notOurs(token);
		}
		try {
			byte[] signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
			if (!this.verifier.verify(this.header, signed, new Base64URL(token.substring(end + 1)))) {
				return new Reading.BadSignature();
			}
			JWTClaimsSet claims = JWTClaimsSet.parse(new Base64URL(token.substring(this.start.length(), end)).decodeToString());
			return isOver(claims.getExpirationTime()) ? new Reading.Expired() : new Reading.Genuine(claims);
		}
		catch (ParseException | JOSEException malformed) {
			return new Reading.Malformed();
		}
	}

	/** The library throws whatever comes to it at a header of {@code null}: anybody can send that. */
	private static Reading notOurs(String token) {
		try {
			SignedJWT.parse(token);
			return new Reading.BadSignature();
		}
		catch (ParseException | RuntimeException malformed) {
			return new Reading.Malformed();
		}
	}

	/** {@link java.util.Date} is what the JWT library speaks; nothing else here does. */
	public static Date date(Instant instant) {
		return Date.from(instant);
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
