package io.onrush.waitingroom.web;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * What a call to the waiting room says, however it came in.
 *
 * @param visitor the visitor's id; null where the request has none
 * @param onsale the onsale's id as it stands in the path
 * @param ticket the header {@code Queue-Ticket}; null where there is none
 * @param client where it comes from; null where nobody knows
 * @param solution the header {@code Challenge-Solution}; null where there is none
 * @param accessCode the header {@code Access-Code}; null where there is none
 */
public record Asking(@Nullable String visitor, String onsale, @Nullable String ticket, @Nullable InetAddress client,
		@Nullable String solution, @Nullable String accessCode) {

	public Asking(@Nullable String visitor, String onsale, @Nullable String ticket) {
		this(visitor, onsale, ticket, null, null, null);
	}

}
