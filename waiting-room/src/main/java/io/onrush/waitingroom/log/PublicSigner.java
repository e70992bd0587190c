package io.onrush.waitingroom.log;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Signs what outsiders check: ES256, because every browser can. The private key follows from the token key, so that all
 * processes have the same one; the public key is published with its RFC 7638 thumbprint as id. A signature costs about half
 * a millisecond of one core, which is why joining does not wait for one. Thread-safe.
 */
public final class PublicSigner {

	static final String RECEIPT = "onrush-receipt+jwt";

	static final String HEAD = "onrush-log-head+jwt";

	private final ECKey key;

	private final ECDSASigner signer;

	PublicSigner(byte[] tokenKey) {
		try {
			this.key = key(scalar(tokenKey));
			this.signer = new ECDSASigner(this.key);
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	String sign(String type, JWTClaimsSet claims) {
		try {
			JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(type))
				.keyID(this.key.getKeyID())
				.build();
			SignedJWT signed = new SignedJWT(header, claims);
			signed.sign(this.signer);
			return signed.serialize();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** The JSON Web Key Set that outsiders check with. */
	public Map<String, Object> publicKeys() {
		return new JWKSet(this.key).toJSONObject(true);
	}

	private static ECKey key(BigInteger scalar) throws JOSEException {
		P256.Point point = P256.multiply(scalar);
		return new ECKey.Builder(Curve.P_256, coordinate(point.x()), coordinate(point.y())).d(coordinate(scalar))
			.algorithm(JWSAlgorithm.ES256)
			.keyUse(KeyUse.SIGNATURE)
			.keyIDFromThumbprint()
			.build();
	}

	private static Base64URL coordinate(BigInteger number) {
		return ECKey.encodeCoordinate(256, number);
	}

	/** From 1 to the order of the curve, less one; 64 bytes of input leave no bias that counts. */
	private static BigInteger scalar(byte[] tokenKey) {
		byte[] wide = mac(tokenKey, "onrush-public-signature");
		return new BigInteger(1, wide).mod(P256.ORDER.subtract(BigInteger.ONE)).add(BigInteger.ONE);
	}

	private static byte[] mac(byte[] key, String purpose) {
		try {
			Mac mac = Mac.getInstance("HmacSHA512");
			mac.init(new SecretKeySpec(key, "HmacSHA512"));
			return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
