package io.onrush.waitingroom.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.draw.MerkleBlocks;
import io.onrush.waitingroom.draw.MerkleProofs;
import io.onrush.waitingroom.draw.MerkleRanges;
import io.onrush.waitingroom.queue.LanePlaces;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.QueueKeys;
import io.onrush.waitingroom.queue.TicketIdCodec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Roots and proofs of the log of one queue. Redis has the tickets; a node reads each of them once and keeps one hash for a
 * block of {@value MerkleBlocks#SIZE}, so that a proof costs the reading of two blocks and some five hundred hashes however
 * long the queue is. Fails with {@link ArrivalsLost} where Redis does not have what was given.
 */
final class ArrivalLog {

	private static final int MOST_QUEUES = 256;

	private static final Duration KEPT_UNUSED = Duration.ofHours(1);

	/** Blocks read in one go: 220 KB. */
	private static final int BLOCKS_AT_ONCE = 40;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Duration timeout;

	private final Cache<UUID, MerkleBlocks> kept = Caffeine.newBuilder()
		.maximumSize(MOST_QUEUES)
		.expireAfterAccess(KEPT_UNUSED)
		.build();

	/** Readings that are under way: everybody who asks meanwhile waits for the same one. */
	private final Map<UUID, Mono<Void>> reading = new ConcurrentHashMap<>();

	ArrivalLog(RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.redis = redis;
		this.timeout = timeout;
	}

	Mono<byte[]> root(Onsale onsale, long size) {
		return tree(onsale, size, size - 1).map(tree -> MerkleBlocks.root(size, tree));
	}

	Mono<List<byte[]>> inclusion(Onsale onsale, long index, long size) {
		return tree(onsale, size, index, size - 1).map(tree -> MerkleProofs.inclusion(index, size, tree));
	}

	Mono<List<byte[]>> consistency(Onsale onsale, long first, long second) {
		return tree(onsale, second, first - 1, second - 1)
			.map(tree -> MerkleProofs.consistency(first, second, tree));
	}

	/** Both roots of a log that has grown, from one reading. */
	Mono<Roots> roots(Onsale onsale, long first, long second) {
		return tree(onsale, second, Math.max(0, first - 1), second - 1)
			.map(tree -> new Roots(MerkleBlocks.root(first, tree), MerkleBlocks.root(second, tree)));
	}

	/** The places from one index to before another, in pieces. */
	Flux<Arrivals> arrivals(Onsale onsale, long from, long to) {
		long step = (long) BLOCKS_AT_ONCE * MerkleBlocks.SIZE;
		return Flux.fromStream(() -> LongStream.iterate(from, start -> start < to, start -> start + step).boxed())
			.concatMap(start -> read(onsale, start, Math.min(to, start + step)), 1);
	}

	private Mono<MerkleRanges> tree(Onsale onsale, long size, long... leaves) {
		MerkleBlocks blocks = this.kept.get(onsale.id(), unknown -> new MerkleBlocks());
		long full = size / MerkleBlocks.SIZE;
		return extend(onsale, blocks, full).then(blocksOf(onsale, size, leaves)).map(blocks::with);
	}

	/** A reading is over before those hear of it who wait for it: they may want more, and begin the next. */
	private Mono<Void> extend(Onsale onsale, MerkleBlocks blocks, long full) {
		return Mono.defer(() -> (blocks.count() >= full) ? Mono.empty()
				: this.reading.computeIfAbsent(onsale.id(), id -> read(onsale, blocks, full).doOnTerminate(() -> this.reading.remove(id)).cache())
					.then(extend(onsale, blocks, full)));
	}

	private Mono<Void> read(Onsale onsale, MerkleBlocks blocks, long full) {
		return Mono.defer(() -> {
			long known = blocks.count();
			return arrivals(onsale, known * MerkleBlocks.SIZE, full * MerkleBlocks.SIZE)
				.reduce(known, (block, arrivals) -> addAll(blocks, block, arrivals))
				.then();
		});
	}

	private static long addAll(MerkleBlocks blocks, long first, Arrivals arrivals) {
		long block = first;
		for (int start = 0; start < arrivals.size(); start += MerkleBlocks.SIZE) {
			blocks.add(block, arrivals.leafHashes(start, start + MerkleBlocks.SIZE));
			block++;
		}
		return block;
	}

	private Mono<Map<Long, byte[][]>> blocksOf(Onsale onsale, long size, long... leaves) {
		long[] blocks = LongStream.of(leaves).filter(leaf -> leaf >= 0).map(leaf -> leaf / MerkleBlocks.SIZE).distinct().toArray();
		return Flux.fromStream(() -> LongStream.of(blocks).boxed())
			.concatMap(block -> blockOf(onsale, size, block))
			.collectMap(Block::number, Block::leafHashes);
	}

	private Mono<Block> blockOf(Onsale onsale, long size, long block) {
		long from = block * MerkleBlocks.SIZE;
		return read(onsale, from, Math.min(size, from + MerkleBlocks.SIZE))
			.map(arrivals -> new Block(block, arrivals.leafHashes(0, arrivals.size())));
	}

	/** Handed over to another thread, because what is hashed then must not keep the replies of Redis waiting. */
	private Mono<Arrivals> read(Onsale onsale, long from, long to) {
		QueueKeys keys = new QueueKeys(onsale.id());
		Mono<String> tickets = range(onsale, keys.tickets(), TicketIdCodec.WIDTH, from, to);
		return onsale.lanes().isEmpty() ? tickets.map(stored -> new Arrivals(from, stored, null))
				: tickets.zipWith(range(onsale, keys.lanes(), LanePlaces.WIDTH, from, to), (stored, lanes) -> new Arrivals(from, stored, lanes));
	}

	private Mono<String> range(Onsale onsale, String key, int width, long from, long to) {
		return this.redis.getrange(key, from * width, to * width - 1)
			.timeout(this.timeout)
			.publishOn(Schedulers.parallel())
			.map(stored -> {
				boolean whole = stored.length() == (to - from) * width && stored.indexOf('\0') < 0;
				if (!whole) {
					throw new ArrivalsLost(onsale.id());
				}
				return stored;
			});
	}

	/** @param first of the older tree */
	record Roots(byte[] first, byte[] second) {
	}

	private record Block(long number, byte[][] leafHashes) {
	}

}
