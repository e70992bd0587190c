package io.onrush.waitingroom.web;

import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.queue.OnsaleView;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET queue} and {@code GET queue/stream}: public, so they ask for no visitor. */
final class StatusHandler {

	private static final long FULL_RETRY_SECONDS = 5;

	private static final int RETRY_AT_LEAST_MILLIS = 1000;

	private static final int RETRY_SPREAD_MILLIS = 5000;

	private final QueueCalls calls;

	private final Requests requests;

	private final StatusFrames frames;

	private final IntUnaryOperator random;

	/** @param random a number below the one given, which need not be hard to guess, and must not block */
	StatusHandler(QueueCalls calls, Requests requests, StatusFrames frames, IntUnaryOperator random) {
		this.calls = calls;
		this.requests = requests;
		this.frames = frames;
		this.random = random;
	}

	Mono<ServerResponse> status(ServerRequest request) {
		return Requests.asking(request).flatMap(this.calls::status).flatMap(page -> answer(request, page));
	}

	Mono<ServerResponse> stream(ServerRequest request) {
		return Requests.asking(request).flatMap(this.requests::onsale).flatMap(this::open);
	}

	/** Who knows it is told again how long it may be kept: caches take the headers of that answer for those that they have. */
	private static Mono<ServerResponse> answer(ServerRequest request, StatusPage page) {
		boolean known = page.isKnownBy(request.headers().firstHeader(HttpHeaders.IF_NONE_MATCH));
		ServerResponse.BodyBuilder answer = ServerResponse.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
			.eTag(page.etag())
			.header(HttpHeaders.CACHE_CONTROL, StatusPage.CACHE_CONTROL);
		return known ? answer.build() : answer.contentType(MediaType.APPLICATION_JSON).bodyValue(page.json());
	}

	private Mono<ServerResponse> open(OnsaleView view) {
		if (this.frames.isEnding()) {
			return Mono.error(WaitingRoomProblem.SHUTTING_DOWN.retryAfter(1,
					"This process ends and another one answers. Connect again on a new connection."));
		}
		if (this.frames.isFull()) {
			return Mono.error(WaitingRoomProblem.TOO_MANY_STREAMS.retryAfter(FULL_RETRY_SECONDS,
					"This node carries as many streams as it can. Reconnect later, or poll GET queue meanwhile."));
		}
		return ServerResponse.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.cacheControl(CacheControl.noStore())
			.header("X-Accel-Buffering", "no")
			.header(HttpHeaders.CONNECTION, "close")
			.body(eachFlushed(this.frames.stream(view).startWith(retry())));
	}

	/** A process that crashes has no last words: its watchers must not all come back at the same moment. */
	private byte[] retry() {
		int millis = RETRY_AT_LEAST_MILLIS + this.random.applyAsInt(RETRY_SPREAD_MILLIS);
		return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.US_ASCII);
	}

	/** The bytes are shared by all watchers: wrapped, never copied. */
	private static BodyInserter<Flux<byte[]>, ReactiveHttpOutputMessage> eachFlushed(Flux<byte[]> frames) {
		return (response, context) -> response
			.writeAndFlushWith(frames.map(frame -> Mono.just(response.bufferFactory().wrap(frame))));
	}

}
