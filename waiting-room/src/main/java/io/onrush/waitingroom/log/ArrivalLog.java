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
import io.onrush.waitingroom.draw.MerkleHashes;
import io.onrush.waitingroom.draw.MerkleProofs;
import io.onrush.waitingroom.draw.MerkleRanges;
import io.onrush.waitingroom.draw.TicketLeaf;
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

	Mono<byte[]> root(UUID onsale, long size) {
		return tree(onsale, size, size - 1).map(tree -> MerkleBlocks.root(size, tree));
	}

	Mono<List<byte[]>> inclusion(UUID onsale, long index, long size) {
		return tree(onsale, size, index, size - 1).map(tree -> MerkleProofs.inclusion(index, size, tree));
	}

	Mono<List<byte[]>> consistency(UUID onsale, long first, long second) {
		return tree(onsale, second, first - 1, second - 1)
			.map(tree -> MerkleProofs.consistency(first, second, tree));
	}

	/** Both roots of a log that has grown, from one reading. */
	Mono<Roots> roots(UUID onsale, long first, long second) {
		return tree(onsale, second, Math.max(0, first - 1), second - 1)
			.map(tree -> new Roots(MerkleBlocks.root(first, tree), MerkleBlocks.root(second, tree)));
	}

	/** The ticket ids as Redis has them, {@value TicketIdCodec#WIDTH} characters each, in pieces. */
	Flux<String> tickets(UUID onsale, long from, long to) {
		long step = (long) BLOCKS_AT_ONCE * MerkleBlocks.SIZE;
		return Flux.fromStream(() -> LongStream.iterate(from, start -> start < to, start -> start + step).boxed())
			.concatMap(start -> read(onsale, start, Math.min(to, start + step)), 1);
	}

	private Mono<MerkleRanges> tree(UUID onsale, long size, long... leaves) {
		MerkleBlocks blocks = this.kept.get(onsale, unknown -> new MerkleBlocks());
		long full = size / MerkleBlocks.SIZE;
		return extend(onsale, blocks, full).then(blocksOf(onsale, size, leaves)).map(blocks::with);
	}

	/** A reading is over before those hear of it who wait for it: they may want more, and begin the next. */
	private Mono<Void> extend(UUID onsale, MerkleBlocks blocks, long full) {
		return Mono.defer(() -> (blocks.count() >= full) ? Mono.empty()
				: this.reading.computeIfAbsent(onsale, id -> read(id, blocks, full).doOnTerminate(() -> this.reading.remove(id)).cache())
					.then(extend(onsale, blocks, full)));
	}

	private Mono<Void> read(UUID onsale, MerkleBlocks blocks, long full) {
		return Mono.defer(() -> {
			long known = blocks.count();
			return tickets(onsale, known * MerkleBlocks.SIZE, full * MerkleBlocks.SIZE)
				.reduce(known, (block, tickets) -> addAll(blocks, block, tickets))
				.then();
		});
	}

	private static long addAll(MerkleBlocks blocks, long first, String tickets) {
		int width = MerkleBlocks.SIZE * TicketIdCodec.WIDTH;
		long block = first;
		for (int start = 0; start < tickets.length(); start += width) {
			blocks.add(block, hashes(tickets.substring(start, start + width), block * MerkleBlocks.SIZE));
			block++;
		}
		return block;
	}

	private Mono<Map<Long, byte[][]>> blocksOf(UUID onsale, long size, long... leaves) {
		long[] blocks = LongStream.of(leaves).filter(leaf -> leaf >= 0).map(leaf -> leaf / MerkleBlocks.SIZE).distinct().toArray();
		return Flux.fromStream(() -> LongStream.of(blocks).boxed())
			.concatMap(block -> blockOf(onsale, size, block))
			.collectMap(Block::number, Block::leafHashes);
	}

	private Mono<Block> blockOf(UUID onsale, long size, long block) {
		long from = block * MerkleBlocks.SIZE;
		return read(onsale, from, Math.min(size, from + MerkleBlocks.SIZE))
			.map(tickets -> new Block(block, hashes(tickets, from)));
	}

	/** Handed over to another thread, because what is hashed then must not keep the replies of Redis waiting. */
	private Mono<String> read(UUID onsale, long from, long to) {
		return this.redis
			.getrange(new QueueKeys(onsale).tickets(), from * TicketIdCodec.WIDTH, to * TicketIdCodec.WIDTH - 1)
			.timeout(this.timeout)
			.publishOn(Schedulers.parallel())
			.map(tickets -> {
				boolean whole = tickets.length() == (to - from) * TicketIdCodec.WIDTH && tickets.indexOf('\0') < 0;
				if (!whole) {
					throw new ArrivalsLost(onsale);
				}
				return tickets;
			});
	}

	private static byte[][] hashes(String tickets, long first) {
		byte[][] hashes = new byte[tickets.length() / TicketIdCodec.WIDTH][];
		for (int i = 0; i < hashes.length; i++) {
			int start = i * TicketIdCodec.WIDTH;
			UUID ticket = TicketIdCodec.decode(tickets.substring(start, start + TicketIdCodec.WIDTH));
			hashes[i] = MerkleHashes.leaf(TicketLeaf.data(ticket, first + i));
		}
		return hashes;
	}

	/** @param first of the older tree */
	record Roots(byte[] first, byte[] second) {
	}

	private record Block(long number, byte[][] leafHashes) {
	}

}
