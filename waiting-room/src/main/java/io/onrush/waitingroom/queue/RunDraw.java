package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Duration;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.onrush.waitingroom.draw.MerkleTreeHash;
import io.onrush.waitingroom.draw.ServerSeed;
import io.onrush.waitingroom.draw.TicketLeaf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes the draw of every onsale that is due. Nodes need no leader: the entrants are frozen once in Redis, so all compute
 * the same, and the first to write PostgreSQL wins.
 */
final class RunDraw {

	private static final Logger logger = LoggerFactory.getLogger(RunDraw.class);

	/** Places read and hashed in one go: 220 KB, a few milliseconds of one core. */
	private static final int CHUNK = 10_000;

	private static final byte[] NO_BEACON = {};

	private final OnsaleTable table;

	private final OnsaleBoard board;

	private final FreezeScript freeze;

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Clock clock;

	private final Duration timeout;

	private final Timer drawing;

	RunDraw(OnsaleTable table, OnsaleBoard board, RedisClusterReactiveCommands<String, String> redis, Clock clock,
			Duration timeout, MeterRegistry registry) {
		this.table = table;
		this.board = board;
		this.freeze = new FreezeScript(redis, timeout);
		this.redis = redis;
		this.clock = clock;
		this.timeout = timeout;
		this.drawing = Timer.builder("waiting.room.draw")
			.description("From freezing the entrants to the record of the draw, where this node made it")
			.register(registry);
	}

	Mono<Void> runDue() {
		return Flux.defer(() -> Flux.fromIterable(this.board.kept()))
			.map(OnsaleView::onsale)
			.filter(onsale -> onsale.isDrawDue(this.clock.instant()))
			.concatMap(this::runOrLog)
			.then();
	}

	/** A draw that fails must not keep the other onsales from theirs; it is tried again on the next run. */
	private Mono<Onsale> runOrLog(Onsale onsale) {
		return run(onsale).onErrorResume(failure -> {
			logger.atError()
				.addKeyValue("onsaleId", onsale.id())
				.log("The draw of onsale {} failed and will be tried again: {}", onsale.id(), failure.toString());
			return Mono.empty();
		});
	}

	/** Empty when an admin paused the onsale meanwhile: it is drawn after the pause. */
	Mono<Onsale> run(Onsale onsale) {
		return Mono.defer(() -> draw(onsale, Timer.start()));
	}

	private Mono<Onsale> draw(Onsale onsale, Timer.Sample started) {
		return this.freeze.freeze(onsale)
			.flatMap(entrants -> merkleTree(onsale, entrants))
			.zipWith(this.table.serverSeed(onsale.id()), RunDraw::outcome)
			.flatMap(outcome -> this.table.recordDraw(onsale.id(), outcome, this.clock.instant()))
			.doOnNext(drawn -> made(drawn, started))
			.switchIfEmpty(this.table.find(onsale.id()))
			.doOnNext(this.board::changed)
			.filter(drawn -> drawn.draw() != null);
	}

	private void made(Onsale drawn, Timer.Sample started) {
		started.stop(this.drawing);
		logger.atInfo()
			.addKeyValue("onsaleId", drawn.id())
			.log("Drew {} entrants of onsale {}", drawn.entrants(), drawn.id());
	}

	private Mono<MerkleTreeHash> merkleTree(Onsale onsale, long entrants) {
		int chunks = Math.toIntExact((entrants + CHUNK - 1) / CHUNK);
		return Flux.range(0, chunks)
			.concatMap(chunk -> tickets(onsale, (long) chunk * CHUNK, Math.min(entrants, (chunk + 1L) * CHUNK)))
			.publishOn(Schedulers.parallel())
			.reduceWith(MerkleTreeHash::new, RunDraw::addAll)
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

	private static OnsaleTable.Outcome outcome(MerkleTreeHash tree, ServerSeed serverSeed) {
		byte[] root = tree.root();
		return new OnsaleTable.Outcome(tree.leaves(), root, serverSeed.drawSeed(root, NO_BEACON));
	}

}
