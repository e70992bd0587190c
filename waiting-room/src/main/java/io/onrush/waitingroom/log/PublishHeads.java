package io.onrush.waitingroom.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jwt.JWTClaimsSet;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.OnsaleView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Publishes a signed head of every log that has grown, from time to time and for the list that was drawn. Every node may do
 * so: two heads of one log never contradict each other, because each is published only where the log still begins as the
 * largest head before it said. A log that does not, because a failover of Redis forgot tickets, gets no more heads.
 */
final class PublishHeads {

	private static final Logger logger = LoggerFactory.getLogger(PublishHeads.class);

	private final HeadTable table;

	private final ArrivalLog log;

	private final PublicSigner signer;

	private final OnsaleBoard board;

	private final Clock clock;

	private final Duration every;

	private final Counter published;

	private final Counter contradicted;

	/** What this node knows of each log; what others published it learns before it publishes itself. */
	private final Map<UUID, Last> lasts = new ConcurrentHashMap<>();

	PublishHeads(HeadTable table, ArrivalLog log, PublicSigner signer, OnsaleBoard board, Clock clock, Duration every,
			MeterRegistry registry) {
		this.table = table;
		this.log = log;
		this.signer = signer;
		this.board = board;
		this.clock = clock;
		this.every = every;
		this.published = Counter.builder("waiting.room.log.heads")
			.description("Heads of logs of arrivals that this node signed")
			.register(registry);
		this.contradicted = Counter.builder("waiting.room.log.contradictions")
			.description("Logs of arrivals that do not begin any more as a published head says, because tickets were lost")
			.register(registry);
	}

	/** One log that fails keeps no other from its head. */
	Mono<Void> run() {
		return Flux.defer(() -> {
			this.lasts.keySet().removeIf(onsale -> !this.board.keeps(onsale));
			return Flux.fromIterable(this.board.kept());
		}).concatMapDelayError(this::publish).then();
	}

	private Mono<Void> publish(OnsaleView view) {
		UUID onsale = view.onsale().id();
		if (wanted(view, this.lasts.getOrDefault(onsale, Last.NONE)) == 0) {
			return Mono.empty();
		}
		return this.table.largest(onsale)
			.map(head -> new Last(head.size(), head.root(), head.at(), false))
			.defaultIfEmpty(Last.NONE)
			.doOnNext(known -> this.lasts.put(onsale, known))
			.filter(known -> wanted(view, known) > 0)
			.flatMap(known -> extend(view.onsale(), known, wanted(view, known)));
	}

	/** How many tickets the next head should have, 0 for none now: first the list that was drawn has one of its own. */
	private long wanted(OnsaleView view, Last last) {
		long drawn = view.onsale().entrants();
		if (last.broken()) {
			return 0;
		}
		if (last.size() < drawn) {
			return drawn;
		}
		boolean isTime = !this.clock.instant().isBefore(last.at().plus(this.every));
		return (isTime && view.progress().joined() > last.size()) ? view.progress().joined() : 0;
	}

	private Mono<Void> extend(Onsale onsale, Last known, long size) {
		return this.log.roots(onsale, known.size(), size).flatMap(roots -> {
			String root = HexFormat.of().formatHex(roots.second());
			boolean begins = known.size() == 0 || HexFormat.of().formatHex(roots.first()).equals(known.root());
			return (begins && isAsDrawn(onsale, size, root)) ? publish(onsale.id(), size, root) : contradicted(onsale.id(), known);
		});
	}

	private static boolean isAsDrawn(Onsale onsale, long size, String root) {
		return onsale.draw() == null || onsale.entrants() != size || onsale.draw().merkleRoot().equals(root);
	}

	/** Signing reads the system's entropy, which blocks. */
	private Mono<Void> publish(UUID onsale, long size, String root) {
		return Mono.fromSupplier(() -> head(onsale, size, root, this.clock.instant()))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap(head -> this.table.insert(onsale, head).doOnSuccess(done -> {
				this.lasts.put(onsale, new Last(size, root, head.at(), false));
				this.published.increment();
			}));
	}

	private Mono<Void> contradicted(UUID onsale, Last known) {
		this.lasts.put(onsale, new Last(known.size(), known.root(), known.at(), true));
		this.contradicted.increment();
		logger.atError()
			.addKeyValue("onsaleId", onsale)
			.log("The log of onsale {} does not go on from its head of {} tickets, or is not what was drawn: Redis lost tickets. No more heads are published",
					onsale, known.size());
		return Mono.empty();
	}

	private LogHead head(UUID onsale, long size, String root, Instant now) {
		String signed = this.signer.sign(PublicSigner.HEAD,
				new JWTClaimsSet.Builder().claim("ons", onsale.toString())
					.claim("size", size)
					.claim("root", root)
					.issueTime(Date.from(now))
					.build());
		return new LogHead(size, root, now, signed);
	}

	private record Last(long size, String root, Instant at, boolean broken) {

		static final Last NONE = new Last(0, "", Instant.EPOCH, false);

	}

}
