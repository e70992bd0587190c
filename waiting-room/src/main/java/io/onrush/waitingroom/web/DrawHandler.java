package io.onrush.waitingroom.web;

import java.time.Instant;
import java.util.UUID;

import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import io.onrush.waitingroom.queue.DrawRecord;
import io.onrush.waitingroom.queue.Onsale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET draw}: the commitment before the draw, and all that is needed to replay it after. */
final class DrawHandler {

	private static final String PROVES = "It proves that the order was fixed by the published values and chosen by "
			+ "nobody afterwards. It does not prove that one person had one entry.";

	private final Requests requests;

	DrawHandler(Requests requests) {
		this.requests = requests;
	}

	Mono<ServerResponse> draw(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(this.requests::onsale)
			.flatMap(view -> ServerResponse.ok().bodyValue(body(view.onsale())));
	}

	private static DrawBody body(Onsale onsale) {
		DrawRecord draw = onsale.draw();
		if (draw == null) {
			return new DrawBody(onsale.id(), SwapOrNotShuffle.ALGORITHM, onsale.commitment(), false, null, null, null,
					null, null, null, null, PROVES);
		}
		return new DrawBody(onsale.id(), SwapOrNotShuffle.ALGORITHM, onsale.commitment(), true, draw.serverSeed(),
				draw.entrants(), draw.merkleRoot(), draw.beacon(), draw.seed(),
				(draw.beacon() == null) ? "operator" : "beacon", draw.drawnAt(), PROVES);
	}

	record DrawBody(UUID onsaleId, String algorithm, String commitment, boolean drawn, @Nullable String serverSeed,
			@Nullable Long entrants, @Nullable String merkleRoot, @Nullable String beacon, @Nullable String seed,
			@Nullable String trust, @Nullable Instant drawnAt, String proves) {
	}

}
