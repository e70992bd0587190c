package io.onrush.waitingroom.draw;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The draw written down a second time, straight from the specifications and as slow as they are. */
public final class ReferenceDraw {

	private ReferenceDraw() {
	}

	/** compute_shuffled_index of the Ethereum consensus specification. */
	public static int position(int start, int count, byte[] seed) throws Exception {
		int index = start;
		for (int round = 0; round < 90; round++) {
			byte[] pivotHash = sha256(seed, new byte[] { (byte) round });
			int pivot = littleEndian(Arrays.copyOf(pivotHash, 8)).mod(BigInteger.valueOf(count)).intValue();
			int flip = Math.floorMod((long) pivot + count - index, count);
			int place = Math.max(index, flip);
			int block = place / 256;
			byte[] source = sha256(seed, new byte[] { (byte) round, (byte) block, (byte) (block >> 8),
					(byte) (block >> 16), (byte) (block >> 24) });
			int octet = source[(place % 256) / 8] & 0xff;
			index = ((octet >> (place % 8)) % 2 == 1) ? flip : index;
		}
		return index;
	}

	/** MTH of RFC 6962, section 2.1. */
	public static byte[] merkleRoot(List<byte[]> leaves) throws Exception {
		if (leaves.isEmpty()) {
			return sha256();
		}
		if (leaves.size() == 1) {
			return sha256(new byte[] { 0 }, leaves.getFirst());
		}
		int split = Integer.highestOneBit(leaves.size() - 1);
		return sha256(new byte[] { 1 }, merkleRoot(leaves.subList(0, split)),
				merkleRoot(leaves.subList(split, leaves.size())));
	}

	public static byte[] seed(byte[] serverSeed, byte[] merkleRoot) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(serverSeed, "HmacSHA256"));
		return mac.doFinal(merkleRoot);
	}

	public static byte[] leaf(String ticketId, long index) {
		return (ticketId + ":" + index).getBytes(StandardCharsets.US_ASCII);
	}

	public static byte[] sha256(byte[]... parts) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		for (byte[] part : parts) {
			digest.update(part);
		}
		return digest.digest();
	}

	private static BigInteger littleEndian(byte[] bytes) {
		byte[] reversed = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			reversed[bytes.length - 1 - i] = bytes[i];
		}
		return new BigInteger(1, reversed);
	}

}
