package io.onrush.waitingroom.queue;

import java.time.Duration;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
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

	Mono<MerkleTreeHash> of(Onsale onsale) {
		return this.freeze.freeze(onsale).flatMap(entrants -> merkleTree(onsale, entrants));
	}

	private Mono<MerkleTreeHash> merkleTree(Onsale onsale, long entrants) {
		int chunks = Math.toIntExact((entrants + CHUNK - 1) / CHUNK);
		return Flux.range(0, chunks)
			.concatMap(chunk -> tickets(onsale, (long) chunk * CHUNK, Math.min(entrants, (chunk + 1L) * CHUNK)))
			.publishOn(Schedulers.parallel())
			.reduceWith(MerkleTreeHash::new, FrozenTree::addAll)
			.filter(tree -> isWhole(tree, entrants))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("Redis lost tickets of onsale " + onsale.id())));
	}

	private Mono<String> tickets(Onsale onsale, long from, long to) {
		return this.redis
			.getrange(new QueueKeys(onsale.id()).tickets(), from * TicketIdCodec.WIDTH, to * TicketIdCodec.WIDTH - 1)
			.timeout(this.timeout);
	}

	private static MerkleTreeHash addAll(MerkleTreeHash tree, String tickets) {
		for (int start = 0; start < tickets.length(); start += TicketIdCodec.WIDTH) {
			String stored = tickets.substring(start, start + TicketIdCodec.WIDTH);
			tree.add(TicketLeaf.data(TicketIdCodec.decode(stored), tree.leaves()));
		}
		return tree;
	}

	private static boolean isWhole(MerkleTreeHash tree, long entrants) {
		return tree.leaves() == entrants;
	}

}
