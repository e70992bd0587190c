package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.log.LogReadings;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The log of arrivals for whoever checks it: its signed heads, proofs, and the tickets themselves. All of it is public. */
final class LogHandler {

	private static final int MOST_HEADS = 100;

	/** 3.7 MB of text, 3.9 with lanes: a million entrants are ten such documents, each of which a cache may keep. */
	private static final int MOST_TICKETS = 100_000;

	private final Requests requests;

	private final LogReadings log;

	LogHandler(Requests requests, LogReadings log) {
		this.requests = requests;
		this.log = log;
	}

	Mono<ServerResponse> heads(ServerRequest request) {
		return view(request).flatMap(view -> {
			long before = Numbers.of(request, "before", Long.MAX_VALUE);
			UUID id = view.onsale().id();
			return this.log.heads(id, before - 1, MOST_HEADS)
				.map(heads -> new LogBody(id, "rfc6962-sha256", view.progress().joined(), heads));
		}).flatMap(body -> ServerResponse.ok().cacheControl(Caching.A_SECOND).bodyValue(body));
	}

	Mono<ServerResponse> proof(ServerRequest request) {
		return view(request).flatMap(view -> {
			long size = Numbers.of(request, "size");
			long index = Numbers.of(request, "index");
			requireTickets(view, size);
			if (index >= size) {
				throw WaitingRoomProblem.NOT_IN_LOG.because("The last index of %d tickets is %d.".formatted(size, size - 1));
			}
			return this.log.inclusion(view.onsale(), index, size).map(path -> new InclusionBody(index, size, path));
		}).flatMap(LogHandler::forGood);
	}

	Mono<ServerResponse> consistency(ServerRequest request) {
		return view(request).flatMap(view -> {
			long first = Numbers.of(request, "first");
			long second = Numbers.of(request, "second");
			if (first < 1 || first > second) {
				throw WaitingRoomProblem.INVALID_RANGE.because("Give first from 1 to second.");
			}
			requireTickets(view, second);
			return this.log.consistency(view.onsale(), first, second)
				.map(path -> new ConsistencyBody(first, second, path));
		}).flatMap(LogHandler::forGood);
	}

	/** The first ticket is looked for before the answer begins, so that lost ones are a problem and not half a document. */
	Mono<ServerResponse> tickets(ServerRequest request) {
		return view(request).flatMap(view -> {
			long from = Numbers.of(request, "from");
			long to = Numbers.of(request, "to");
			if (from >= to || to - from > MOST_TICKETS) {
				throw WaitingRoomProblem.INVALID_RANGE
					.because("Give from below to, and no more than %d tickets at once.".formatted(MOST_TICKETS));
			}
			requireTickets(view, to);
			Onsale onsale = view.onsale();
			return this.log.tickets(onsale, from, from + 1)
				.then(ServerResponse.ok()
					.cacheControl(Caching.FOR_GOOD)
					.contentType(MediaType.TEXT_PLAIN)
					.body(this.log.tickets(onsale, from, to).map(LogHandler::buffer), DataBuffer.class));
		});
	}

	private Mono<OnsaleView> view(ServerRequest request) {
		return Requests.asking(request).flatMap(this.requests::onsale);
	}

	private static void requireTickets(OnsaleView view, long size) {
		long joined = Math.max(view.progress().joined(), view.onsale().entrants());
		if (size > joined || size == 0) {
			throw WaitingRoomProblem.NOT_IN_LOG.because("The log has %d tickets by now.".formatted(joined));
		}
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static Mono<ServerResponse> forGood(Object body) {
		return ServerResponse.ok().cacheControl(Caching.FOR_GOOD).bodyValue(body);
	}

	/** @param tickets how many there are by now; the heads may be a little behind */
	record LogBody(UUID onsaleId, String algorithm, long tickets, List<LogReadings.Head> heads) {
	}

	record InclusionBody(long index, long size, List<String> path) {
	}

	record ConsistencyBody(long first, long second, List<String> path) {
	}

}
