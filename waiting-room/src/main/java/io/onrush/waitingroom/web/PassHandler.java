package io.onrush.waitingroom.web;

import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.LeaveSale;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code POST pass} and {@code DELETE pass}. */
final class PassHandler {

	private final QueueCalls calls;

	private final Requests requests;

	private final LeaveSale leaveSale;

	PassHandler(QueueCalls calls, Requests requests, LeaveSale leaveSale) {
		this.calls = calls;
		this.requests = requests;
		this.leaveSale = leaveSale;
	}

	Mono<ServerResponse> exchange(ServerRequest request) {
		return this.requests.knocking(request)
			.flatMap(this.calls::pass)
			.flatMap(pass -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(pass));
	}

	Mono<ServerResponse> leave(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(asking -> this.requests.onsale(asking)
				.flatMap(view -> this.leaveSale.leave(request.headers().firstHeader("Admission-Pass"),
						Requests.visitor(asking), view.onsale().id())))
			.flatMap(refusal -> refusal.<Mono<ServerResponse>>map(why -> Mono.error(AdmissionPasses.problem(why)))
				.orElseGet(() -> ServerResponse.noContent().build()));
	}

}
