package io.onrush.waitingroom.queue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The site that a room stands in front of.
 *
 * @param origin scheme, host and perhaps port, as in {@code https://shop.example}; nothing behind
 */
public record ProtectedSite(String origin, OutagePolicy onOutage) {

	/** The origin that an address names, in its plainest form; empty where it names none, or more than an origin. */
	static Optional<String> originOf(String address) {
		try {
			URI uri = new URI(address.strip());
			return isOrigin(uri) ? Optional.of(plain(uri)) : Optional.empty();
		}
		catch (URISyntaxException noAddress) {
			return Optional.empty();
		}
	}

	private static boolean isOrigin(URI uri) {
		boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
		boolean ends = uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
		return web && ends && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
				&& uri.getRawFragment() == null;
	}

	private static String plain(URI uri) {
		String port = (uri.getPort() < 0) ? "" : ":" + uri.getPort();
		return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
	}

	public boolean isSecure() {
		return this.origin.startsWith("https:");
	}

	/** For people: without the scheme. */
	public String name() {
		return this.origin.substring(this.origin.indexOf("://") + 3);
	}

}
