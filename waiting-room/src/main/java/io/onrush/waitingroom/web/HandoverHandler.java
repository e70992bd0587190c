package io.onrush.waitingroom.web;

import io.onrush.waitingroom.site.HandOver;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code POST handover}: the way from the room's page back to the site, with the pass. */
final class HandoverHandler {

	private static final HandOver.Wish NO_WISH = new HandOver.Wish(null, null);

	private final Requests requests;

	private final HandOver handOver;

	HandoverHandler(Requests requests, HandOver handOver) {
		this.requests = requests;
		this.handOver = handOver;
	}

	Mono<ServerResponse> handOver(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(asking -> request.bodyToMono(HandOver.Wish.class)
				.defaultIfEmpty(NO_WISH)
				.flatMap(wish -> this.requests.onsale(asking)
					.flatMap(view -> this.handOver.address(view.onsale(), request.headers().firstHeader("Admission-Pass"),
							Requests.visitor(asking), wish))))
			.flatMap(location -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(new Handover(location)));
	}

	/** @param location an address at the site, for the browser to open */
	record Handover(String location) {
	}

}
