package io.onrush.waitingroom.web;

import java.time.Duration;

import org.springframework.http.CacheControl;

/** How long what everybody may see can be kept by a cache in front of us. */
final class Caching {

	static final CacheControl A_SECOND = CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

	static final CacheControl A_MINUTE = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

	/** What has a number in a log that only grows never changes. */
	static final CacheControl FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private Caching() {
	}

}
