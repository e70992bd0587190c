package io.onrush.waitingroom.web;

import java.time.Duration;
import java.util.UUID;

import io.onrush.waitingroom.log.PublicSigner;
import io.onrush.waitingroom.log.Receipts;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET queue/me/receipt}, and the keys that receipts and heads are checked with. */
final class ReceiptHandler {

	private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	private final Requests requests;

	private final Receipts receipts;

	private final PublicSigner signer;

	ReceiptHandler(Requests requests, Receipts receipts, PublicSigner signer) {
		this.requests = requests;
		this.receipts = receipts;
		this.signer = signer;
	}

	/** Signing takes half a millisecond and reads the system's entropy, which blocks: not on an event loop. */
	Mono<ServerResponse> receipt(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(asking -> this.requests.ticketed(asking, (view, ticket) -> Mono
				.fromSupplier(() -> new ReceiptBody(ticket.ticketId(), ticket.index(), this.receipts.sign(ticket, view.onsale())))
				.subscribeOn(Schedulers.boundedElastic())))
			.flatMap(body -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(body));
	}

	Mono<ServerResponse> keys(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(this.requests::onsale)
			.flatMap(view -> ServerResponse.ok().cacheControl(AN_HOUR).bodyValue(this.signer.publicKeys()));
	}

	/** @param receipt compact JWS */
	record ReceiptBody(UUID ticketId, long index, String receipt) {
	}

}
