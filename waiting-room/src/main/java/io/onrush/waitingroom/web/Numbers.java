package io.onrush.waitingroom.web;

import io.onrush.waitingroom.WaitingRoomProblem;

import org.springframework.web.reactive.function.server.ServerRequest;

/** Whole numbers in queries. */
final class Numbers {

	private Numbers() {
	}

	/** Fails with {@code invalid-range} where there is none, or not a number of 0 to 9,999,999,999. */
	static long of(ServerRequest request, String name) {
		String given = request.queryParam(name).orElse("");
		if (!given.matches("[0-9]{1,10}")) {
			throw WaitingRoomProblem.INVALID_RANGE.because("Give %s as a whole number, 0 or more.".formatted(name));
		}
		return Long.parseLong(given);
	}

	static long of(ServerRequest request, String name, long otherwise) {
		return request.queryParam(name).isEmpty() ? otherwise : of(request, name);
	}

}
