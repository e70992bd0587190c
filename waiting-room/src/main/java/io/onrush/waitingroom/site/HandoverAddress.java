package io.onrush.waitingroom.site;

import org.jspecify.annotations.Nullable;

/** An address of the site that carries a handover as its last parameter. */
record HandoverAddress(String clean, String token) {

	private static final String PARAMETER = "onrush_handover=";

	static String of(String path, String token) {
		return path + (path.contains("?") ? "&" : "?") + PARAMETER + token;
	}

	/** Null for an address without one. */
	static @Nullable HandoverAddress in(String uri) {
		int at = uri.lastIndexOf(PARAMETER);
		boolean parameter = at > 0 && (uri.charAt(at - 1) == '?' || uri.charAt(at - 1) == '&');
		return parameter ? new HandoverAddress(uri.substring(0, at - 1), uri.substring(at + PARAMETER.length())) : null;
	}

}
