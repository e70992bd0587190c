package io.onrush.engine.stock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.onrush.engine.catalog.Item;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes units of one SKU from one of its sub-buckets; never part of them from each, so that no two buyers starve each other
 * with halves of what one of them could have had.
 *
 * <p><b>How.</b> A take asks the sub-bucket that its id falls on. Where that has too little it <em>spills</em>: the others are
 * drained, what they had is moved to sub-bucket 0, the collector, and the take asks there. A drain answers a total that only
 * grows, all that the sub-bucket has ever moved out, and the collector adds the part of it that it has not received yet. So
 * both steps may be repeated, may come late and in any order, and a process that dies between them loses nothing: the units
 * are under way until anybody spills again.
 *
 * <p><b>Why a refusal is right.</b> It is given when the collector, asked at time t, had too little, and each other sub-bucket
 * answered a drain after t just as it had answered one before t: the same total moved out, the same total come back
 * ({@code freed}). After the first of the two drains it had nothing; what a sub-bucket has grows by what comes back and by
 * nothing else; nothing came back in between. So at t the others had nothing, all that they ever moved out was received (the
 * totals of the first drains came with the question), and the collector's too little was all there was. Where an answer
 * differs the question is asked again. So a take is refused only if at some moment during its call the whole stock was less
 * than it wanted. Units whose time has come are counted as left: every step brings them back first.
 *
 * <p>The first of the two drains may be an earlier take's: what was seen last is kept, and a refusal of a SKU that is sold
 * out costs one call a sub-bucket.
 */
final class SpillingTake {

    /** In each of so many rounds others brought units back and took them away; then it is not known whether there are enough. */
    private static final int MOST_ROUNDS = 32;

    private static final int MOST_SKUS = 10_000;

    private final SubBuckets buckets;
    private final Cache<Sku, List<Drained>> lastSeen = Caffeine.newBuilder().maximumSize(MOST_SKUS).build();

    SpillingTake(SubBuckets buckets) {
        this.buckets = buckets;
    }

    Mono<TakeOutcome> take(UUID eventId, Item item, int quantity, String takeId, Duration timeToLive) {
        Call call = new Call(new Sku(eventId, item.sku()), item.buckets(), quantity, takeId, timeToLive);
        int home = Math.floorMod(takeId.hashCode(), item.buckets());
        return home == SubBucket.COLLECTOR ? spill(call) : ask(call, home, List.of()).flatMap(reply -> switch (reply) {
            case TakeReply.Taken taken -> Mono.just(new TakeOutcome.Taken(home));
            case TakeReply.Short little -> spill(call);
            case TakeReply.NotLoaded missing -> Mono.just(new TakeOutcome.NotLoaded());
            case TakeReply.Gone gone -> Mono.error(givenBack(call));
        });
    }

    private Mono<TakeOutcome> spill(Call call) {
        List<Drained> seen = lastSeen.getIfPresent(call.sku());
        return collect(call, seen == null ? List.of() : seen, MOST_ROUNDS);
    }

    private Mono<TakeOutcome> collect(Call call, List<Drained> seen, int rounds) {
        return ask(call, SubBucket.COLLECTOR, seen).flatMap(reply -> switch (reply) {
            case TakeReply.Taken taken -> Mono.just(new TakeOutcome.Taken(SubBucket.COLLECTOR));
            case TakeReply.Short little -> lookAgain(call, little, seen, rounds);
            case TakeReply.NotLoaded missing -> Mono.just(new TakeOutcome.NotLoaded());
            case TakeReply.Gone gone -> Mono.error(givenBack(call));
        });
    }

    private Mono<TakeOutcome> lookAgain(Call call, TakeReply.Short little, List<Drained> seen, int rounds) {
        return drainOthers(call).flatMap(now -> {
            if (now.size() < call.buckets() - 1) {
                return Mono.just(new TakeOutcome.NotLoaded());
            }
            lastSeen.put(call.sku(), now);
            if (!now.equals(seen)) {
                return rounds == 1 ? Mono.just(new TakeOutcome.Contended()) : collect(call, now, rounds - 1);
            }
            boolean oneEpoch = now.stream().allMatch(drained -> drained.epoch() == little.epoch());
            return Mono.just(oneEpoch ? new TakeOutcome.Short(little.left()) : new TakeOutcome.NotLoaded());
        });
    }

    /** In the order of the sub-buckets; those that are not loaded are missing. */
    private Mono<List<Drained>> drainOthers(Call call) {
        int others = call.buckets() - 1;
        return others == 0 ? Mono.just(List.of()) : Flux.fromStream(IntStream.rangeClosed(1, others).boxed())
                .flatMapSequential(number -> buckets.drain(call.bucket(number)), others)
                .collectList();
    }

    private Mono<TakeReply> ask(Call call, int number, List<Drained> movedHere) {
        return buckets.take(call.bucket(number), call.takeId(), call.quantity(), call.timeToLive(), movedHere);
    }

    private static IllegalStateException givenBack(Call call) {
        return new IllegalStateException("The take " + call.takeId() + " of " + call.sku() + " was given back while it was being taken");
    }

    private record Sku(UUID eventId, String sku) {}

    private record Call(Sku sku, int buckets, int quantity, String takeId, Duration timeToLive) {

        SubBucket bucket(int number) {
            return new SubBucket(sku.eventId(), sku.sku(), number);
        }
    }
}
