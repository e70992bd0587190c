package io.onrush.engine.stock;

import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stock of SKUs in Redis: what is left, held and sold of each, in sub-buckets. Knows takes, not holds: who holds a take, and
 * what of it was claimed, is written down elsewhere. A take that nobody extends or settles comes back by itself.
 */
public final class Stock {

    private static final int AT_ONCE = 64;
    private static final long NOWHERE = -1;

    private final StockScripts scripts;
    private final SpillingTake spillingTake;

    Stock(StockScripts scripts) {
        this.scripts = scripts;
        this.spillingTake = new SpillingTake(scripts);
    }

    /**
     * Takes all or nothing. In the order of the SKUs, so that of two that want the same SKUs one is served; what was taken
     * before a refusal is given back, and where that fails it comes back at its deadline.
     *
     * @param takeId unlike any other's
     * @param wanted each SKU once
     */
    public Mono<StockOutcome> take(UUID eventId, List<WantedStock> wanted, String takeId, Duration timeToLive) {
        List<WantedStock> inOrder = wanted.stream().sorted(Comparator.comparing(want -> want.item().sku())).toList();
        return take(eventId, inOrder, new StockTake(takeId, List.of()), (next, so) -> spillingTake.take(eventId, next.item(), next.quantity(), so.id(), timeToLive));
    }

    /** @param step takes one of the SKUs */
    private Mono<StockOutcome> take(UUID eventId, List<WantedStock> wanted, StockTake so, BiFunction<WantedStock, StockTake, Mono<TakeOutcome>> step) {
        if (so.parts().size() == wanted.size()) {
            return Mono.just(new StockOutcome.Taken(so));
        }
        WantedStock next = wanted.get(so.parts().size());
        return step.apply(next, so).onErrorResume(fault -> fail(eventId, so, fault)).flatMap(outcome -> switch (outcome) {
            case TakeOutcome.Taken taken -> take(eventId, wanted, with(so, next, taken.bucket()), step);
            case TakeOutcome.Short little -> refuse(eventId, so, new StockOutcome.Short(next.item().sku(), little.left()));
            case TakeOutcome.NotLoaded missing -> refuse(eventId, so, new StockOutcome.NotLoaded());
            case TakeOutcome.Contended contended -> refuse(eventId, so, new StockOutcome.Contended());
        });
    }

    private static StockTake with(StockTake so, WantedStock next, int bucket) {
        List<StockTake.Part> parts = new ArrayList<>(so.parts());
        parts.add(new StockTake.Part(next.item().sku(), next.quantity(), bucket));
        return new StockTake(so.id(), List.copyOf(parts));
    }

    private Mono<StockOutcome> refuse(UUID eventId, StockTake so, StockOutcome refusal) {
        return giveBack(eventId, so).onErrorComplete().thenReturn(refusal);
    }

    /** Whether the step that failed took anything is not known. If it did, that comes back at its deadline. */
    private Mono<TakeOutcome> fail(UUID eventId, StockTake so, Throwable fault) {
        return giveBack(eventId, so).onErrorComplete().then(Mono.error(fault));
    }

    /** Puts the units on sale again, held or sold. Again changes nothing. */
    public Mono<Void> giveBack(UUID eventId, StockTake take) {
        return each(take.parts(), part -> scripts.giveBack(bucket(eventId, part), take.id())).then();
    }

    /** Gives what is left of the take a later deadline. */
    public Mono<Void> extend(UUID eventId, StockTake take, Duration time) {
        return Flux.fromIterable(take.parts())
                .flatMap(part -> scripts.extend(bucket(eventId, part), take.id(), time), AT_ONCE)
                .then();
    }

    /** Makes the take a sale. False where part of it has lapsed: then the rest is sold and has to be given back. */
    public Mono<Boolean> settle(UUID eventId, StockTake take) {
        return Flux.fromIterable(take.parts())
                .flatMap(part -> scripts.settle(bucket(eventId, part), take.id()), AT_ONCE)
                .all(there -> there);
    }

    /**
     * Keeps units from sale until they are given back by {@link #giveUp}: a take that does not lapse, and counts as held. Again changes nothing.
     *
     * @param takeId unlike any other's
     */
    public Mono<StockOutcome> keep(UUID eventId, WantedStock wanted, String takeId) {
        return Flux.fromIterable(buckets(eventId, wanted.item()))
                .flatMap(bucket -> scripts.extend(bucket, takeId, KeptTake.FOR_GOOD), AT_ONCE)
                .any(there -> there)
                .flatMap(there -> there
                        ? Mono.just(new StockOutcome.Taken(new StockTake(takeId, List.of())))
                        : take(eventId, List.of(wanted), takeId, KeptTake.FOR_GOOD));
    }

    /**
     * As {@link #take}, but of what is kept of a SKU where that is enough.
     *
     * @param kept the take that keeps a SKU's units, by SKU
     * @param used is told the SKUs that were taken so
     */
    public Mono<StockOutcome> takeKept(UUID eventId, List<WantedStock> wanted, Map<String, String> kept, String takeId, Duration timeToLive, Set<String> used) {
        List<WantedStock> inOrder = wanted.stream().sorted(Comparator.comparing(want -> want.item().sku())).toList();
        return take(eventId, inOrder, new StockTake(takeId, List.of()), (next, so) -> Mono.justOrEmpty(kept.get(next.item().sku()))
                .flatMap(keptBy -> takeKept(eventId, next, keptBy, takeId, timeToLive))
                .doOnNext(taken -> used.add(next.item().sku()))
                .switchIfEmpty(Mono.defer(() -> spillingTake.take(eventId, next.item(), next.quantity(), takeId, timeToLive))));
    }

    /** Only the sub-bucket where they are kept takes anything; empty where none does. */
    private Mono<TakeOutcome> takeKept(UUID eventId, WantedStock wanted, String kept, String takeId, Duration timeToLive) {
        return Flux.fromIterable(buckets(eventId, wanted.item()))
                .flatMap(bucket -> scripts.takeKept(bucket, kept, takeId, wanted.quantity(), timeToLive)
                        .filter(TakeReply.Taken.class::isInstance)
                        .<TakeOutcome>map(taken -> new TakeOutcome.Taken(bucket.number())), AT_ONCE)
                .next();
    }

    /** On sale again, from whichever sub-bucket they were kept. Again changes nothing. */
    public Mono<Void> giveUp(UUID eventId, Item item, String takeId) {
        return Flux.fromIterable(buckets(eventId, item)).flatMapDelayError(bucket -> scripts.giveBack(bucket, takeId), AT_ONCE, AT_ONCE).then();
    }

    /** What is left by SKU, in the event's order. Fails where Redis does not have all of the stock. */
    public Mono<Map<String, Long>> left(Event event) {
        return Flux.fromIterable(event.items())
                .flatMapSequential(item -> left(event.id(), item).map(left -> Map.entry(item.sku(), left)), AT_ONCE)
                .collect(LinkedHashMap<String, Long>::new, (map, left) -> map.put(left.getKey(), left.getValue()))
                .map(left -> (Map<String, Long>) left);
    }

    /** What is left, held and sold of every item, in the event's order. */
    public Mono<List<StockBook>> books(Event event) {
        return Flux.fromIterable(event.items())
                .flatMapSequential(item -> levels(event.id(), item).map(levels -> StockBook.of(item, levels)), AT_ONCE)
                .collectList();
    }

    private Mono<Long> left(UUID eventId, Item item) {
        return levels(eventId, item).map(StockScripts.Level::left);
    }

    private Mono<List<StockScripts.Level>> levels(UUID eventId, Item item) {
        return each(buckets(eventId, item), bucket -> scripts.read(bucket)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("Redis does not have the stock " + bucket))))
                .collectList();
    }

    /** Every take that is sold, some of them twice; takes that are sold or given back meanwhile may be among them or not. */
    public Flux<SoldTake> soldTakes(Event event) {
        return Flux.fromIterable(event.items())
                .concatMapIterable(item -> buckets(event.id(), item))
                .concatMap(bucket -> scripts.readTakes(bucket, StockScripts.SoldPage.FROM_THE_BEGINNING)
                        .expand(page -> page.isLast() ? Mono.empty() : scripts.readTakes(bucket, page.cursor())))
                .concatMapIterable(StockScripts.SoldPage::takes);
    }

    /** Items of which Redis has more or less than there are. Each sub-bucket's share never changes, so these need not be looked at in one moment. */
    public Flux<StockTotal> wrongTotals(Event event) {
        return Flux.fromIterable(event.items())
                .concatMap(item -> levels(event.id(), item)
                        .map(levels -> item.quantity() - levels.stream().mapToLong(StockScripts.Level::total).sum())
                        .filter(missing -> missing != 0)
                        .flatMap(missing -> scripts.read(collector(event.id(), item.sku()))
                                .map(collector -> new StockTotal(item.sku(), missing, collector.epoch(), collector.total()))));
    }

    /** Puts on sale what is missing of the item, or takes what is too much. False where that was done before. */
    public Mono<Boolean> repair(UUID eventId, StockTotal total) {
        return scripts.repairTotal(collector(eventId, total.sku()), total);
    }

    private static SubBucket collector(UUID eventId, String sku) {
        return new SubBucket(eventId, sku, SubBucket.COLLECTOR);
    }

    /** Whether every sub-bucket of the event's stock is there, all of one load. */
    public Mono<Boolean> isLoaded(Event event) {
        List<SubBucket> all = event.items().stream().flatMap(item -> buckets(event.id(), item).stream()).toList();
        return each(all, bucket -> scripts.read(bucket).map(StockScripts.Level::epoch).defaultIfEmpty(NOWHERE))
                .distinct()
                .collectList()
                .map(epochs -> epochs.isEmpty() || epochs.size() == 1 && !epochs.contains(NOWHERE));
    }

    /**
     * Puts a SKU on sale: what is not kept is spread over the sub-buckets, evenly. A sub-bucket that is there already, of this
     * epoch or a later one, stays as it is.
     *
     * @param kept takes, of this SKU or of others, no more together than there is
     */
    public Mono<Void> load(UUID eventId, Item item, List<KeptTake> kept, long epoch) {
        Map<Integer, Map<KeptTake, Integer>> byBucket = new LinkedHashMap<>();
        kept.forEach(take -> take.take().parts().stream().filter(part -> part.sku().equals(item.sku())).forEach(part ->
                byBucket.computeIfAbsent(part.bucket(), none -> new LinkedHashMap<>()).put(take, part.quantity())));
        long units = byBucket.values().stream().flatMap(takes -> takes.values().stream()).mapToLong(Integer::longValue).sum();
        long left = item.quantity() - units;
        return Flux.fromIterable(buckets(eventId, item))
                .flatMap(bucket -> scripts.load(
                        bucket, epoch, share(left, item.buckets(), bucket.number()), byBucket.getOrDefault(bucket.number(), Map.of())), AT_ONCE)
                .then();
    }

    /** All are tried. Where several fail, as all do in an outage, the first is told, as it is, and none is dropped. */
    private static <T, R> Flux<R> each(List<T> all, Function<T, Mono<R>> call) {
        return Flux.fromIterable(all)
                .flatMapDelayError(call, AT_ONCE, AT_ONCE)
                .onErrorMap(Exceptions::isMultiple, several -> Exceptions.unwrapMultiple(several).getFirst());
    }

    private static long share(long units, int of, int number) {
        return units / of + (number < units % of ? 1 : 0);
    }

    private static List<SubBucket> buckets(UUID eventId, Item item) {
        return IntStream.range(0, item.buckets()).mapToObj(number -> new SubBucket(eventId, item.sku(), number)).toList();
    }

    private static SubBucket bucket(UUID eventId, StockTake.Part part) {
        return new SubBucket(eventId, part.sku(), part.bucket());
    }
}
