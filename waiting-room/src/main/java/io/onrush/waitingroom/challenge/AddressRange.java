package io.onrush.waitingroom.challenge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A network in CIDR notation. */
record AddressRange(byte[] start, int bits) {

	static AddressRange of(String cidr) {
		String[] parts = cidr.strip().split("/", -1);
		try {
			if (parts.length == 2 && parts[0].matches("[0-9a-fA-F.:]+")) {
				byte[] address = InetAddress.getByName(parts[0]).getAddress();
				int bits = Integer.parseInt(parts[1]);
				if (bits >= 0 && bits <= address.length * 8) {
					return new AddressRange(first(address, bits), bits);
				}
			}
		}
		catch (UnknownHostException | NumberFormatException malformed) {
			// told below
		}
		throw new IllegalArgumentException(
				"onrush.waiting-room.door.exempt holds '" + cidr + "'; write networks like 192.0.2.0/24 or 2001:db8::/32");
	}

	boolean contains(byte[] address) {
		return address.length == this.start.length && Arrays.equals(first(address, this.bits), this.start);
	}

	/** The address with nothing but its leading bits. */
	static byte[] first(byte[] address, int bits) {
		byte[] cut = address.clone();
		for (int i = 0; i < cut.length; i++) {
			int kept = Math.clamp(bits - i * 8L, 0, 8);
			cut[i] = (byte) (cut[i] & (0xff00 >> kept));
		}
		return cut;
	}

}
