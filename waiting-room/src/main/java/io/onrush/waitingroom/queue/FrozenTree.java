package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.draw.LanePlace;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import io.onrush.waitingroom.draw.TicketLeaf;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Freezes who takes part in a draw, once in Redis, and hashes their tickets; fails where Redis does not have them all. */
final class FrozenTree {

	/** Places read and hashed in one go: 220 KB, a few milliseconds of one core. */
	private static final int CHUNK = 10_000;

	private final FreezeScript freeze;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Duration timeout;

	FrozenTree(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.freeze = new FreezeScript(redis, timeout);
		this.redis = redis;
		this.timeout = timeout;
	}

	Mono<Entrants> of(Onsale onsale) {
		return this.freeze.freeze(onsale).flatMap(entrants -> merkleTree(onsale, entrants));
	}

	private Mono<Entrants> merkleTree(Onsale onsale, long entrants) {
		int chunks = Math.toIntExact((entrants + CHUNK - 1) / CHUNK);
		return Flux.range(0, chunks)
			.concatMap(chunk -> places(onsale, (long) chunk * CHUNK, Math.min(entrants, (chunk + 1L) * CHUNK)))
			.publishOn(Schedulers.parallel())
			.reduceWith(() -> Entrants.none(onsale.lanes()), Entrants::with)
			.filter(found -> found.tree().leaves() == entrants)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("Redis lost tickets of onsale " + onsale.id())));
	}

	private Mono<Places> places(Onsale onsale, long from, long to) {
		QueueKeys keys = new QueueKeys(onsale.id());
		Mono<String> tickets = range(keys.tickets(), from, to, TicketIdCodec.WIDTH);
		return onsale.lanes().isEmpty() ? tickets.map(found -> new Places(found, ""))
				: tickets.zipWith(range(keys.lanes(), from, to, LanePlaces.WIDTH), Places::new);
	}

	private Mono<String> range(String key, long from, long to, int width) {
		return this.redis.getrange(key, from * width, to * width - 1).timeout(this.timeout);
	}

	/** @param lanes of the same places; empty where there are none */
	private record Places(String tickets, String lanes) {
	}

	/**
	 * Who takes part in a draw.
	 *
	 * @param laneSizes how many of each lane; empty where there are no lanes
	 */
	record Entrants(MerkleTreeHash tree, List<Long> laneSizes) {

		private static Entrants none(Lanes lanes) {
			return new Entrants(new MerkleTreeHash(), lanes.all().stream().map(lane -> 0L).toList());
		}

		private Entrants with(Places places) {
			for (int at = 0; at * TicketIdCodec.WIDTH < places.tickets().length(); at++) {
				String stored = places.tickets().substring(at * TicketIdCodec.WIDTH, (at + 1) * TicketIdCodec.WIDTH);
				LanePlace lane = this.laneSizes.isEmpty() ? null : LanePlaces.decode(places.lanes(), at);
				this.tree.add(TicketLeaf.data(TicketIdCodec.decode(stored), this.tree.leaves(), lane));
			}
			return new Entrants(this.tree, sum(LanePlaces.sizes(places.lanes(), this.laneSizes.size())));
		}

		private List<Long> sum(List<Long> more) {
			return IntStream.range(0, more.size()).mapToObj(lane -> this.laneSizes.get(lane) + more.get(lane)).toList();
		}

	}

}
