package io.onrush.waitingroom.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.beacon.DrawBeacon;
import io.onrush.waitingroom.draw.SwapOrNotShuffle;
import io.onrush.waitingroom.log.LogReadings;
import io.onrush.waitingroom.queue.DrawRecord;
import io.onrush.waitingroom.queue.FrozenQueue;
import io.onrush.waitingroom.queue.FrozenQueues;
import io.onrush.waitingroom.queue.Lane;
import io.onrush.waitingroom.queue.Mode;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleView;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET draw} and {@code GET draw/proof}: the commitment before the draw, and all that is needed to replay it after. */
final class DrawHandler {

	private static final String PROVES = "It proves that the order follows from the published values and from nothing "
			+ "else. It does not prove that one person had one entry.";

	private final Requests requests;

	private final DrawBeacon beacon;

	private final FrozenQueues frozen;

	private final LogReadings log;

	/** Everybody looks at the record at once; PostgreSQL is asked once a second. */
	private final Cache<UUID, Mono<Optional<FrozenQueue>>> looks = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(1))
		.maximumSize(10_000)
		.build();

	DrawHandler(Requests requests, DrawBeacon beacon, FrozenQueues frozen, LogReadings log) {
		this.requests = requests;
		this.beacon = beacon;
		this.frozen = frozen;
		this.log = log;
	}

	Mono<ServerResponse> draw(ServerRequest request) {
		return Requests.asking(request)
			.flatMap(this.requests::onsale)
			.map(OnsaleView::onsale)
			.flatMap(onsale -> frozen(onsale).flatMap(queue -> ServerResponse.ok()
				.cacheControl((onsale.draw() == null) ? Caching.A_SECOND : Caching.A_MINUTE)
				.bodyValue(body(onsale, queue.orElse(null)))));
	}

	Mono<ServerResponse> proof(ServerRequest request) {
		return Requests.asking(request).flatMap(this.requests::onsale).flatMap(view -> {
			DrawRecord draw = drawn(view.onsale());
			long index = Numbers.of(request, "index");
			if (index >= draw.entrants()) {
				throw WaitingRoomProblem.NOT_IN_LOG.because("%d places were drawn, so the last index is %d. Later places are in GET log/proof."
					.formatted(draw.entrants(), draw.entrants() - 1));
			}
			return this.log.inclusion(view.onsale(), index, draw.entrants())
				.map(path -> new ProofBody(index, draw.entrants(), draw.merkleRoot(), path));
		}).flatMap(proof -> ServerResponse.ok().cacheControl(Caching.FOR_GOOD).bodyValue(proof));
	}

	private static DrawRecord drawn(Onsale onsale) {
		DrawRecord draw = onsale.draw();
		if (draw == null) {
			throw WaitingRoomProblem.DRAW_NOT_MADE
				.because("The draw is made when the sale opens, at %s. Ask again then.".formatted(onsale.opensAt()));
		}
		return draw;
	}

	private Mono<Optional<FrozenQueue>> frozen(Onsale onsale) {
		boolean waited = onsale.draw() != null
				&& (onsale.draw().origin() != null || onsale.draw().beaconMissing() != null);
		return (waited || onsale.draw() == null && this.beacon.isUsed())
				? this.looks.get(onsale.id(), id -> this.frozen.find(id).map(Optional::of).defaultIfEmpty(Optional.empty()).cache())
				: Mono.just(Optional.empty());
	}

	private DrawBody body(Onsale onsale, @Nullable FrozenQueue queue) {
		DrawRecord draw = onsale.draw();
		if (draw == null) {
			return new DrawBody(onsale.id(), onsale.how().mode(), onsale.how().lastWinner(),
					SwapOrNotShuffle.ALGORITHM, onsale.commitment(), false, null, null, null,
					null, null, null, null, PROVES, this.beacon.plan(onsale.opensAt()), FrozenBody.of(queue), null, null, LaneBody.of(onsale));
		}
		return new DrawBody(onsale.id(), onsale.how().mode(), onsale.how().lastWinner(), SwapOrNotShuffle.ALGORITHM,
				onsale.commitment(), true, draw.serverSeed(),
				draw.entrants(), draw.merkleRoot(), draw.beacon(), draw.seed(),
				(draw.beacon() == null) ? "operator" : "beacon", draw.drawnAt(), PROVES,
				(queue == null) ? null : this.beacon.plan(onsale.opensAt()), FrozenBody.of(queue), draw.origin(),
				draw.beaconMissing(), LaneBody.of(onsale));
	}

	/**
	 * @param winners of a lottery: positions below it are called
	 * @param lanes in the order of their numbers, the general one last; empty where all are drawn as one
	 */
	record DrawBody(UUID onsaleId, Mode mode, @Nullable Integer winners, String algorithm, String commitment, boolean drawn, @Nullable String serverSeed,
			@Nullable Long entrants, @Nullable String merkleRoot, @Nullable String beacon, @Nullable String seed,
			@Nullable String trust, @Nullable Instant drawnAt, String proves, DrawBeacon.@Nullable Plan beaconPlan,
			@Nullable FrozenBody frozen, DrawRecord.@Nullable BeaconOrigin beaconOrigin, @Nullable String beaconMissing,
			List<LaneBody> lanes) {
	}

	/** @param size how many places of the lane were drawn; null before */
	record LaneBody(@Nullable String name, @Nullable Integer share, @Nullable Long size) {

		static List<LaneBody> of(Onsale onsale) {
			List<Lane> lanes = onsale.lanes().all();
			List<Long> sizes = (onsale.draw() == null) ? List.of() : onsale.draw().laneSizes();
			return IntStream.range(0, lanes.size())
				.mapToObj(lane -> new LaneBody(lanes.get(lane).name(), lanes.get(lane).share(), sizes.isEmpty() ? null : sizes.get(lane)))
				.toList();
		}

	}

	/** @param beaconRound the round that this list waits for, or waited for */
	record FrozenBody(long entrants, String merkleRoot, Instant frozenAt, long beaconRound) {

		static @Nullable FrozenBody of(@Nullable FrozenQueue queue) {
			return (queue == null) ? null : new FrozenBody(queue.entrants(), HexFormat.of().formatHex(queue.merkleRoot()),
					queue.frozenAt(), queue.beaconRound());
		}

	}

	record ProofBody(long index, long entrants, String merkleRoot, List<String> path) {
	}

}
