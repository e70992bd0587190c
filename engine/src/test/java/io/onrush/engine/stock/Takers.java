package io.onrush.engine.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.inventory.RedisForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Processes that take stock, a step at a time, and a plain account of what they have: which takes there are, with how many units
 * and until when.
 */
final class Takers {

    private static final Duration TTL = Duration.ofMillis(60);
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);
    private static final int MOST_AT_ONCE = 6;

    private final StockAtATime stock;
    private final Random random;
    private final List<Step> waiting = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Call> running = new ArrayList<>();
    private final Map<Place, Held> held = new HashMap<>();
    private final List<SpillingTake> processes;
    private Call starting;
    private int calls;

    Takers(StockAtATime stock, Random random) {
        this.stock = stock;
        this.random = random;
        this.processes = List.of(new SpillingTake(new Stepwise()), new SpillingTake(new Stepwise()));
    }

    void act() {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> start();
            case 3, 4, 5, 6, 7 -> step();
            case 8 -> stock.now += random.nextInt(25);
            case 9 -> anyTake().ifPresent(this::giveBack);
            case 10 -> anyTake().filter(place -> !held.get(place).isKept()).ifPresent(this::settle);
            case 11 -> keep();
            case 12 -> anyTake().filter(place -> held.get(place).isKept()).ifPresent(this::takeOfKept);
            default -> crashOrSendTwice();
        }
    }

    private void start() {
        if (running.size() < MOST_AT_ONCE) {
            take(1 + random.nextInt(6));
        }
    }

    private Call take(int units) {
        Call call = new Call("take-" + calls++, units);
        running.add(call);
        starting = call;
        call.free = free();
        processes.get(random.nextInt(processes.size()))
                .take(stock.event, stock.item, units, call.id, TTL)
                .subscribe(outcome -> end(call, outcome), failures::add);
        return call;
    }

    private void step() {
        if (!waiting.isEmpty()) {
            run(waiting.remove(random.nextInt(waiting.size())));
        }
    }

    private void run(Step step) {
        starting = step.call;
        step.run.run();
    }

    /** A process dies before a step or, its reply lost, after it; or its command is sent once more because the reply was lost. */
    private void crashOrSendTwice() {
        if (waiting.isEmpty()) {
            return;
        }
        Step step = waiting.get(random.nextInt(waiting.size()));
        if (random.nextBoolean()) {
            step.alone.run();
        }
        if (random.nextBoolean()) {
            running.remove(step.call);
            waiting.removeIf(other -> other.call == step.call);
        }
    }

    private void end(Call call, TakeOutcome outcome) {
        running.remove(call);
        call.outcome = outcome;
        if (outcome instanceof TakeOutcome.Short little) {
            assertThat(call.free).as("free all through the refused call %s for %d", call.id, call.units).isLessThan(call.units);
            assertThat(little.left()).isLessThan(call.units);
        } else {
            assertThat(outcome).isInstanceOf(TakeOutcome.Taken.class);
        }
    }

    private Optional<Place> anyTake() {
        Set<String> beingTaken = running.stream().map(call -> call.id).collect(Collectors.toSet());
        List<Place> all = held.keySet().stream().filter(place -> !beingTaken.contains(place.take)).sorted(Comparator.comparing(Place::toString)).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** An admin keeps units from sale, if any sub-bucket has some. */
    private void keep() {
        String take = "kept-" + calls++;
        SubBucket bucket = stock.bucket(random.nextInt(stock.item.buckets()));
        if (StockAtATime.answer(stock.scripts.take(bucket, take, 2, FOR_GOOD, List.of())) instanceof TakeReply.Taken) {
            held.put(new Place(take, bucket.number()), new Held(2, deadlineOf(bucket, take), ""));
        }
    }

    /** Somebody with an access code takes of them, and says so twice. */
    private void takeOfKept(Place kept) {
        SubBucket bucket = stock.bucket(kept.bucket);
        String take = "take-" + calls++;
        boolean taken = StockAtATime.answer(stock.scripts.takeKept(bucket, kept.take, take, 1, TTL)) instanceof TakeReply.Taken;
        assertThat(StockAtATime.answer(stock.scripts.takeKept(bucket, kept.take, take, 1, TTL)) instanceof TakeReply.Taken).as("again").isEqualTo(taken);
        // What has lapsed is kept again by then.
        List.copyOf(held.keySet()).stream().filter(place -> held.get(place).partOf.equals(kept.take) && held.get(place).isFree(stock.now)).forEach(this::end);
        assertThat(taken).as("one more of %s", kept).isEqualTo(held.get(kept).units > 0);
        if (taken) {
            held.computeIfPresent(kept, (place, of) -> new Held(of.units - 1, of.deadline, ""));
            held.put(new Place(take, kept.bucket), new Held(1, deadlineOf(bucket, take), kept.take));
        }
    }

    /** Units that were kept are kept again, as long as they are. */
    private Held end(Place place) {
        Held take = held.remove(place);
        if (!take.partOf.isEmpty()) {
            held.computeIfPresent(new Place(take.partOf, place.bucket), (kept, of) -> new Held(of.units + take.units, of.deadline, ""));
        }
        return take;
    }

    private void giveBack(Place place) {
        List<Place> lapsed = held.keySet().stream().filter(other -> held.get(other).partOf.equals(place.take) && held.get(other).isFree(stock.now)).toList();
        Held take = end(place);
        int units = StockAtATime.answer(stock.scripts.giveBack(stock.bucket(place.bucket), place.take));
        int atMost = take.units + lapsed.stream().mapToInt(other -> held.get(other).units).sum();
        assertThat(units).as("units of %s", place).isBetween(take.isFree(stock.now) ? 0 : take.units, atMost);
    }

    private void settle(Place place) {
        Held take = held.get(place);
        boolean there = StockAtATime.answer(stock.scripts.settle(stock.bucket(place.bucket), place.take));
        assertThat(there || take.isFree(stock.now)).as("%s is there or lapsed", place).isTrue();
        if (there) {
            held.put(place, new Held(take.units, Long.MAX_VALUE, take.partOf));
        } else {
            end(place);
        }
    }

    private static long deadlineOf(SubBucket bucket, String takeId) {
        return RedisForTests.commands().zscore(bucket.keys()[2], takeId).longValue();
    }

    /** The books, against the account. */
    void check() {
        assertThat(failures).isEmpty();
        long free = free();
        running.forEach(call -> call.free = Math.min(call.free, free));
        StockAtATime.Books books = stock.books();
        long underWay = books.underWay();
        assertThat(books.sum("left") + underWay + books.sum("held") + books.sum("sold")).as("all units").isEqualTo(stock.item.quantity());
        assertThat(underWay).as("under way").isNotNegative();
        assertThat(free).as("units free, by the account").isNotNegative();
        assertThat(books.least("left")).as("left in any sub-bucket").isNotNegative();
        long lapsed = books.sum("held") + books.sum("sold") - taken();
        assertThat(lapsed).as("units held by nobody").isNotNegative();
        assertThat(books.sum("left") + underWay + lapsed).as("free units, by the books").isEqualTo(free);
    }

    /** Whoever is still waiting is served; then all that is free can be had by one, and no more. */
    void finish() {
        while (!waiting.isEmpty()) {
            run(waiting.removeFirst());
            check();
        }
        assertThat(running).isEmpty();
        int free = (int) free();
        Call tooMuch = alone(free + 1);
        assertThat(tooMuch.outcome).isInstanceOf(TakeOutcome.Short.class);
        if (free > 0) {
            assertThat(alone(free).outcome).isInstanceOf(TakeOutcome.Taken.class);
        }
        check();
    }

    private Call alone(int units) {
        Call call = take(units);
        while (!waiting.isEmpty()) {
            run(waiting.removeFirst());
        }
        return call;
    }

    private long free() {
        return stock.item.quantity() - taken();
    }

    private long taken() {
        return held.entrySet().stream().filter(take -> !take.getValue().isFree(stock.now) || isKept(take.getKey())).mapToLong(take -> take.getValue().units).sum();
    }

    /** What lapses of something kept is kept again. */
    private boolean isKept(Place place) {
        return held.containsKey(new Place(held.get(place).partOf, place.bucket));
    }

    private record Place(String take, int bucket) {}

    /** @param partOf the kept take that it was taken of; empty for most */
    private record Held(int units, long deadline, String partOf) {

        boolean isKept() {
            return deadline > FOR_GOOD.toMillis() && deadline < Long.MAX_VALUE;
        }

        boolean isFree(long now) {
            return deadline <= now;
        }
    }

    private record Step(Call call, Runnable run, Runnable alone) {}

    private static final class Call {

        private final String id;
        private final int units;
        private long free;
        private TakeOutcome outcome;

        private Call(String id, int units) {
            this.id = id;
            this.units = units;
        }
    }

    /** Each call waits until it is drawn. */
    private final class Stepwise implements SubBuckets {

        @Override
        public Mono<TakeReply> take(SubBucket bucket, String takeId, int quantity, Duration timeToLive, List<Drained> movedHere) {
            return step(() -> {
                TakeReply reply = StockAtATime.answer(stock.scripts.take(bucket, takeId, quantity, timeToLive, movedHere));
                if (reply instanceof TakeReply.Taken) {
                    held.put(new Place(takeId, bucket.number()), new Held(quantity, deadlineOf(bucket, takeId), ""));
                }
                return reply;
            });
        }

        @Override
        public Mono<Drained> drain(SubBucket bucket) {
            return step(() -> StockAtATime.answer(stock.scripts.drain(bucket)));
        }

        private <T> Mono<T> step(Supplier<T> script) {
            return Mono.create(sink -> waiting.add(step(starting, script, sink)));
        }

        private <T> Step step(Call call, Supplier<T> script, MonoSink<T> sink) {
            return new Step(call, () -> sink.success(script.get()), script::get);
        }
    }
}
