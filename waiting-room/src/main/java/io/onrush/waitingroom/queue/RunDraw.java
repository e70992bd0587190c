package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.onrush.waitingroom.beacon.BeaconUnavailable;
import io.onrush.waitingroom.beacon.DrawBeacon;
import io.onrush.waitingroom.draw.ServerSeed;
import io.onrush.waitingroom.queue.AwaitBeacon.Randomness;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the draw of every onsale that is due. Nodes need no leader: the entrants are frozen once in Redis, so all compute
 * the same, and the first to write PostgreSQL wins.
 */
final class RunDraw {

	private static final Logger logger = LoggerFactory.getLogger(RunDraw.class);

	private final OnsaleTable table;

	private final OnsaleBoard board;

	private final FrozenTree tree;

	private final Clock clock;

	private final Timer drawing;

	private final DrawBeacon beacon;

	private final AwaitBeacon awaitBeacon;

	private final FrozenQueues frozen;

	/** Onsales whose draw has failed, and that it was told a moment ago. */
	private final Cache<UUID, Boolean> told = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofMinutes(1))
		.maximumSize(1_000)
		.build();

	/** Lists of this node that wait for their beacon, so that they are not read again with every look for it. */
	private final Cache<UUID, FrozenQueue> waiting = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofMinutes(10))
		.maximumSize(1_000)
		.build();

	RunDraw(OnsaleTable table, FrozenQueues frozen, DrawBeacon beacon, OnsaleBoard board,
			RedisClusterReactiveCommands<String, String> redis, Clock clock, Duration timeout, MeterRegistry registry) {
		this.frozen = frozen;
		this.beacon = beacon;
		this.awaitBeacon = new AwaitBeacon(beacon, clock);
		this.table = table;
		this.board = board;
		this.tree = new FrozenTree(redis, timeout);
		this.clock = clock;
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

	/** A draw that fails must not keep the other onsales from theirs; it is tried again on the next run. Told once a minute. */
	private Mono<Onsale> runOrLog(Onsale onsale) {
		return run(onsale).onErrorResume(failure -> {
			if (this.told.asMap().putIfAbsent(onsale.id(), true) == null) {
				tell(onsale, failure);
			}
			return Mono.empty();
		});
	}

	private static void tell(Onsale onsale, Throwable failure) {
		if (failure instanceof BeaconUnavailable) {
			logger.atWarn()
				.addKeyValue("onsaleId", onsale.id())
				.log("The draw of onsale {} waits for its beacon: {}", onsale.id(), failure.getMessage());
		}
		else {
			logger.atError()
				.addKeyValue("onsaleId", onsale.id())
				.log("The draw of onsale {} failed and will be tried again: {}", onsale.id(), failure.toString());
		}
	}

	/** Empty when an admin paused the onsale meanwhile, or its beacon is waited for: it is drawn later. */
	Mono<Onsale> run(Onsale onsale) {
		return Mono.defer(() -> draw(onsale, Timer.start()));
	}

	/** A draw without a beacon is dated from before its list is closed: whoever has a receipt that is older was there in time. */
	private Mono<Onsale> draw(Onsale onsale, Timer.Sample started) {
		Instant began = this.clock.instant();
		return (this.beacon.isUsed() ? drawnWithBeacon(onsale) : drawnWithout(onsale))
			.flatMap(outcome -> this.table.recordDraw(onsale.id(), outcome, this.beacon.isUsed() ? this.clock.instant() : began)
				.doOnNext(drawn -> made(drawn, started))
				.switchIfEmpty(this.table.find(onsale.id())))
			.doOnNext(this.board::changed)
			.filter(drawn -> drawn.draw() != null);
	}

	/** A list that was frozen for a beacon is never drawn without it by a process that was started without one. */
	private Mono<OnsaleTable.Outcome> drawnWithout(Onsale onsale) {
		return this.frozen.find(onsale.id())
			.flatMap(queue -> Mono.<FrozenTree.Entrants>error(new BeaconUnavailable("none is configured in this process")))
			.switchIfEmpty(this.tree.of(onsale))
			.zipWith(this.table.serverSeed(onsale.id()),
					(drawn, secret) -> outcome(drawn.tree().leaves(), drawn.tree().root(), drawn.laneSizes(), secret, new Randomness.None()));
	}

	private Mono<OnsaleTable.Outcome> drawnWithBeacon(Onsale onsale) {
		return frozen(onsale).flatMap(queue -> this.awaitBeacon.of(onsale.id(), queue)
			.zipWith(this.table.serverSeed(onsale.id()),
					(randomness, secret) -> outcome(queue.entrants(), queue.merkleRoot(), queue.laneSizes(), secret, randomness)));
	}

	/** The list is written down before its round is emitted; so neither a node nor Redis can change it afterwards. */
	private Mono<FrozenQueue> frozen(Onsale onsale) {
		return Mono.justOrEmpty(this.waiting.getIfPresent(onsale.id()))
			.switchIfEmpty(this.frozen.find(onsale.id()))
			.switchIfEmpty(Mono.defer(() -> freeze(onsale)))
			.doOnNext(queue -> this.waiting.put(onsale.id(), queue));
	}

	/** Dated from before it is closed, as a draw without a beacon; its round is chosen when it is closed and hashed. */
	private Mono<FrozenQueue> freeze(Onsale onsale) {
		Instant began = this.clock.instant();
		return this.tree.of(onsale)
			.flatMap(found -> this.frozen.freeze(onsale.id(), new FrozenQueue(found.tree().leaves(), found.tree().root(), began,
					this.beacon.roundFor(onsale.opensAt(), this.clock.instant()), found.laneSizes())));
	}

	private void made(Onsale drawn, Timer.Sample started) {
		started.stop(this.drawing);
		logger.atInfo()
			.addKeyValue("onsaleId", drawn.id())
			.log("Drew {} entrants of onsale {}", drawn.entrants(), drawn.id());
	}

	private static OnsaleTable.Outcome outcome(long entrants, byte[] root, List<Long> laneSizes, ServerSeed secret,
			Randomness randomness) {
		return switch (randomness) {
			case Randomness.Drawn(DrawRecord.BeaconOrigin origin, byte[] bytes) ->
				new OnsaleTable.Outcome(entrants, root, secret.drawSeed(root, bytes), bytes, origin, null, laneSizes);
			case Randomness.Missing(String why) -> without(entrants, root, laneSizes, secret, why);
			case Randomness.None() -> without(entrants, root, laneSizes, secret, null);
		};
	}

	private static OnsaleTable.Outcome without(long entrants, byte[] root, List<Long> laneSizes, ServerSeed secret, @Nullable String why) {
		return new OnsaleTable.Outcome(entrants, root, secret.drawSeed(root, new byte[0]), null, null, why, laneSizes);
	}

}
