package io.onrush.waitingroom.beacon;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import supranational.blst.BLST_ERROR;
import supranational.blst.P1_Affine;
import supranational.blst.P2_Affine;

/**
 * Checks signatures of drand's scheme bls-unchained-g1-rfc9380 with blst: BLS12-381, signatures on G1 over SHA-256 of the
 * round's eight bytes, hashed to the curve by RFC 9380. blst is native; on a platform for which its library is not in the jar nothing
 * can be checked, and {@link Verdict#UNCHECKED} says so.
 */
public final class DrandSignatures {

	private static final String DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

	/** What a signature turned out to be. */
	public enum Verdict {

		GENUINE, FORGED, UNCHECKED

	}

	private DrandSignatures() {
	}

	/** The first call loads the native library from the jar, which blocks. */
	public static Verdict check(long round, String signatureHex, String publicKeyHex) {
		try {
			byte[] message = sha256(ByteBuffer.allocate(Long.BYTES).putLong(round).array());
			return isGenuine(message, hex(signatureHex), hex(publicKeyHex)) ? Verdict.GENUINE : Verdict.FORGED;
		}
		catch (LinkageError noLibraryForThisPlatform) {
			return Verdict.UNCHECKED;
		}
		catch (RuntimeException notAPoint) {
			return Verdict.FORGED;
		}
	}

	/** Lower-case hex of SHA-256 of the signature: the randomness of a round. */
	public static String randomness(String signatureHex) {
		return HexFormat.of().formatHex(sha256(hex(signatureHex)));
	}

	private static boolean isGenuine(byte[] message, byte[] signature, byte[] publicKey) {
		P2_Affine key = new P2_Affine(publicKey);
		P1_Affine point = new P1_Affine(signature);
		return key.in_group() && !key.is_inf() && point.in_group()
				&& point.core_verify(key, true, message, DOMAIN) == BLST_ERROR.BLST_SUCCESS;
	}

	private static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits);
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
