package io.onrush.waitingroom.site;

/**
 * Where on the site a visitor wanted to go: a path with its query. The origin is never taken from a request but from the
 * room, so nobody can be led to another site.
 */
final class ReturnAddress {

	static final String HOME = "/";

	private static final int LONGEST = 2000;

	private ReturnAddress() {
	}

	/** The address, or the site's first page where this is none of its own. */
	static String checked(String path) {
		boolean fits = path.startsWith("/") && !path.startsWith("//") && path.length() <= LONGEST;
		return (fits && path.chars().allMatch(ReturnAddress::isPlain)) ? path : HOME;
	}

	/** A backslash counts as a slash in browsers; the others have no place in an address that was sent. */
	private static boolean isPlain(int letter) {
		return letter > ' ' && letter < 0x7f && letter != '\\' && letter != '"' && letter != '<' && letter != '>';
	}

}
