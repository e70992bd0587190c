package io.onrush.waitingroom.web;

import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisException;
import io.onrush.waitingroom.WaitingRoomProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataAccessException;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A Redis or PostgreSQL that does not answer refuses the call: nobody joins or is let in unrecorded. An outage is
 * logged by the workers that meet it, once, and counted by the meters: not logged again with every request of a crowd.
 */
final class RemoteFaults {

	private static final Logger logger = LoggerFactory.getLogger(RemoteFaults.class);

	private static final long RETRY_SECONDS = 2;

	private RemoteFaults() {
	}

	static Mono<ServerResponse> refuse(ServerRequest request, HandlerFunction<ServerResponse> next) {
		return next.handle(request).onErrorMap(RemoteFaults::isRemote, RemoteFaults::unavailable);
	}

	static boolean isRemote(Throwable fault) {
		return fault instanceof TimeoutException || fault instanceof RedisException
				|| fault instanceof DataAccessException;
	}

	static Throwable unavailable(Throwable fault) {
		logger.debug("A call of the waiting room failed: {}", fault.toString());
		return WaitingRoomProblem.WAITING_ROOM_UNAVAILABLE.retryAfter(RETRY_SECONDS,
				"Nothing was lost: a place that was given is kept. Send the same request again after the time in Retry-After.");
	}

}
