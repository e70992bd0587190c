package io.onrush.waitingroom.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import reactor.core.publisher.Mono;

/**
 * This node's view of the onsales, so that polls make no remote call. Onsales that are not closed for more than an hour
 * are kept and refreshed where {@link #refresh} runs. Any other id is looked up once a second at most, and so is an id that
 * does not exist, so that made-up ids cannot hammer PostgreSQL.
 */
public final class OnsaleBoard {

	private static final Duration KEPT_AFTER_CLOSE = Duration.ofHours(1);

	private static final Duration LOOKUP_KEPT = Duration.ofSeconds(1);

	private static final Duration CHANGE_REMEMBERED = Duration.ofMinutes(1);

	private static final int MOST_LOOKUPS = 10_000;

	private final OnsaleTable table;

	private final ProgressSource progress;

	private final Clock clock;

	private final Map<UUID, OnsaleView> kept = new ConcurrentHashMap<>();

	/** When Redis last said how far each kept onsale is. */
	private final Map<UUID, Instant> heard = new ConcurrentHashMap<>();

	/** What this node changed a moment ago: a reading that was under way meanwhile may still bring the older state. */
	private final Cache<UUID, Onsale> changedHere = Caffeine.newBuilder()
		.expireAfterWrite(CHANGE_REMEMBERED)
		.maximumSize(MOST_LOOKUPS)
		.build();

	private final Cache<UUID, Mono<OnsaleView>> lookups = Caffeine.newBuilder()
		.expireAfterWrite(LOOKUP_KEPT)
		.maximumSize(MOST_LOOKUPS)
		.build();

	OnsaleBoard(OnsaleTable table, ProgressSource progress, Clock clock) {
		this.table = table;
		this.progress = progress;
		this.clock = clock;
	}

	/** Empty when there is no such onsale. */
	public Mono<OnsaleView> view(UUID id) {
		OnsaleView view = this.kept.get(id);
		return (view != null) ? Mono.just(view) : Mono.defer(() -> this.lookups.get(id, this::lookUp));
	}

	/** The onsales kept on this node; none on a node that does not refresh. */
	public Collection<OnsaleView> kept() {
		return List.copyOf(this.kept.values());
	}

	public boolean keeps(UUID id) {
		return this.kept.containsKey(id);
	}

	/** A kept onsale as it is; empty when it is not kept. */
	Optional<OnsaleView> keptView(UUID id) {
		return Optional.ofNullable(this.kept.get(id));
	}

	/** When Redis last answered about a kept onsale; empty when it is not kept. */
	public Optional<Instant> heardAt(UUID id) {
		return Optional.ofNullable(this.heard.get(id));
	}

	public void progressed(UUID id, QueueProgress progress) {
		this.heard.put(id, this.clock.instant());
		this.kept.computeIfPresent(id, (key, view) -> view.with(progress));
	}

	/** What is left for those who wait for a kept onsale. */
	public void foreseen(UUID id, Outlook outlook) {
		this.kept.computeIfPresent(id, (key, view) -> view.with(outlook));
	}

	void changed(Onsale onsale) {
		this.changedHere.put(onsale.id(), onsale);
		this.lookups.invalidate(onsale.id());
		this.kept.computeIfPresent(onsale.id(), (id, view) -> view.with(onsale));
	}

	Mono<Void> refresh() {
		return Mono.defer(() -> {
			Instant oldest = this.clock.instant().minus(KEPT_AFTER_CLOSE);
			return this.table.closingAfter(oldest).concatMap(onsale -> keep(onsale).thenReturn(onsale.id())).collect(Collectors.toSet())
				.doOnNext(this::forgetAllBut)
				.then();
		});
	}

	private Mono<Void> keep(Onsale onsale) {
		if (this.kept.computeIfPresent(onsale.id(), (id, view) -> view.with(onsale)) != null) {
			return Mono.empty();
		}
		return seen(onsale).doOnNext(this::keepFirst).then();
	}

	private void forgetAllBut(Set<UUID> read) {
		this.kept.keySet().retainAll(read);
		this.heard.keySet().retainAll(read);
	}

	private void keepFirst(OnsaleView view) {
		UUID id = view.onsale().id();
		this.heard.putIfAbsent(id, this.clock.instant());
		this.kept.merge(id, view, (present, read) -> present.with(read.onsale()));
		Onsale changed = this.changedHere.getIfPresent(id);
		if (changed != null) {
			this.kept.computeIfPresent(id, (key, present) -> present.with(changed));
		}
	}

	private Mono<OnsaleView> lookUp(UUID id) {
		return this.table.find(id).flatMap(this::seen).cache();
	}

	private Mono<OnsaleView> seen(Onsale onsale) {
		return this.progress.progressOf(onsale).map(progress -> OnsaleView.of(onsale, progress));
	}

}
