package io.onrush.waitingroom.verify;

import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

/** Receipts and heads, checked with the operator's published key. */
final class SignedWords {

	private final JWKSet keys;

	SignedWords(String keys) throws ParseException {
		this.keys = JWKSet.parse(keys);
	}

	/** What was signed as this kind of thing; null where the operator did not sign it. */
	@Nullable JWTClaimsSet genuine(String kind, String compact) {
		try {
			SignedJWT signed = SignedJWT.parse(compact.strip());
			JWK key = this.keys.getKeyByKeyId(signed.getHeader().getKeyID());
			boolean ours = key instanceof ECKey && JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
					&& signed.getHeader().getType() != null && kind.equals(signed.getHeader().getType().getType());
			return ours && signed.verify(new ECDSAVerifier(key.toECKey())) ? signed.getJWTClaimsSet() : null;
		}
		catch (ParseException | JOSEException | IllegalStateException notOne) {
			return null;
		}
	}

}
