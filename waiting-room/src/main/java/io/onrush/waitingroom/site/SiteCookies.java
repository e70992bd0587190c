package io.onrush.waitingroom.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

import io.onrush.waitingroom.queue.ProtectedSite;
import org.jspecify.annotations.Nullable;

/**
 * The two cookies that a site's visitors have: who their browser is, and a pass of each room. A pass says which browser it
 * was given to, so that without the other cookie it is nothing. They are set one at a time: nginx can hand on one.
 */
public final class SiteCookies {

	/** A random value, made when a browser is first sent to a room. */
	public static final String BROWSER = "onrush_browser";

	private static final int RANDOM_BYTES = 16;

	private static final int RANDOM_LETTERS = 22;

	private static final Duration BROWSER_AGE = Duration.ofDays(30);

	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private SiteCookies() {
	}

	/** The name of the cookie with the pass; of each room another one, as a site may have several. */
	public static String pass(UUID room) {
		return "onrush_pass_" + room.toString().substring(24);
	}

	static boolean isBrowser(@Nullable String value) {
		return value != null && value.length() == RANDOM_LETTERS
				&& value.chars().allMatch(letter -> Character.digit(letter, 36) >= 0 || letter == '-' || letter == '_');
	}

	static String newBrowser(SecureRandom random) {
		byte[] bytes = new byte[RANDOM_BYTES];
		random.nextBytes(bytes);
		return BASE64.encodeToString(bytes);
	}

	/** What may be shown of a browser: it cannot be reversed. */
	static String fingerprint(String browser) {
		try {
			return BASE64
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(browser.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	static String setBrowser(String browser, ProtectedSite site) {
		return set(BROWSER, browser, BROWSER_AGE.toSeconds(), site);
	}

	static String setPass(UUID room, String token, long seconds, ProtectedSite site) {
		return set(pass(room), token, seconds, site);
	}

	private static String set(String name, String value, long seconds, ProtectedSite site) {
		return name + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
				+ (site.isSecure() ? "; Secure" : "");
	}

}
