package io.onrush.waitingroom.web;

import java.nio.ByteBuffer;

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

	private final QueueCalls calls;

	StatusHandler(QueueCalls calls) {
		this.calls = calls;
	}

	Mono<ServerResponse> status(ServerRequest request) {
		return Requests.asking(request).flatMap(this.calls::status).flatMap(page -> answer(request, page));
	}

	Mono<ServerResponse> stream(ServerRequest request) {
		return Requests.asking(request).flatMap(this.calls::stream).flatMap(StatusHandler::open);
	}

	/** Who knows it is told again how long it may be kept: caches take the headers of that answer for those that they have. */
	private static Mono<ServerResponse> answer(ServerRequest request, StatusPage page) {
		boolean known = page.isKnownBy(request.headers().firstHeader(HttpHeaders.IF_NONE_MATCH));
		ServerResponse.BodyBuilder answer = ServerResponse.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
			.eTag(page.etag())
			.header(HttpHeaders.CACHE_CONTROL, StatusPage.CACHE_CONTROL);
		return known ? answer.build() : answer.contentType(MediaType.APPLICATION_JSON).bodyValue(page.json());
	}

	private static Mono<ServerResponse> open(StatusStream stream) {
		return ServerResponse.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.cacheControl(CacheControl.noStore())
			.header("X-Accel-Buffering", "no")
			.header(HttpHeaders.CONNECTION, "close")
			.body(eachFlushed(stream.frames().startWith(stream.greeting())));
	}

	/** The bytes are shared by all watchers: wrapped, never copied. */
	private static BodyInserter<Flux<ByteBuffer>, ReactiveHttpOutputMessage> eachFlushed(Flux<ByteBuffer> frames) {
		return (response, context) -> response
			.writeAndFlushWith(frames.map(frame -> Mono.just(response.bufferFactory().wrap(frame.duplicate()))));
	}

}
