package io.onrush.waitingroom.web;

import java.net.URI;

import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code POST queue} and {@code GET queue/me}. */
final class QueueHandler {

	private final QueueCalls calls;

	private final Requests requests;

	QueueHandler(QueueCalls calls, Requests requests) {
		this.requests = requests;
		this.calls = calls;
	}

	Mono<ServerResponse> join(ServerRequest request) {
		return this.requests.knocking(request)
			.flatMap(this.calls::join)
			.flatMap(joined -> (joined.isNew() ? ServerResponse.created(URI.create(request.path() + "/me"))
					: ServerResponse.ok())
				.cacheControl(CacheControl.noStore())
				.bodyValue(joined.place()));
	}

	Mono<ServerResponse> me(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(this.calls::me)
			.flatMap(turn -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(turn));
	}

}
