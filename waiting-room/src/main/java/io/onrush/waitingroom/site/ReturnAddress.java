package io.onrush.waitingroom.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where on the site a visitor wanted to go: a path with its query. The origin is never taken from a request but from the
 * room, so nobody can be led to another site.
 */
final class ReturnAddress {

	static final String HOME = "/";

	/** As it stands in the address of the room's page: with the rest of the answer's head it has to fit into the buffers of proxies. */
	private static final int LONGEST_ENCODED = 1500;

	private ReturnAddress() {
	}

	/** The address, or the site's first page where this is none of its own. */
	static String checked(String path) {
		boolean fits = path.startsWith("/") && !path.startsWith("//") && path.length() <= LONGEST_ENCODED;
		boolean plain = fits && path.chars().allMatch(ReturnAddress::isPlain);
		return (plain && encoded(path).length() <= LONGEST_ENCODED) ? path : HOME;
	}

	/** As the value of a parameter. */
	static String encoded(String address) {
		return URLEncoder.encode(address, StandardCharsets.US_ASCII);
	}

	/** A backslash counts as a slash in browsers; the others have no place in an address that was sent. */
	private static boolean isPlain(int letter) {
		return letter > ' ' && letter < 0x7f && letter != '\\' && letter != '"' && letter != '<' && letter != '>';
	}

}
