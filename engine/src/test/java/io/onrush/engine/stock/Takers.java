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
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> start();
            case 3, 4, 5, 6, 7 -> step();
            case 8 -> stock.now += random.nextInt(25);
            case 9 -> anyTake().ifPresent(this::giveBack);
            case 10 -> anyTake().ifPresent(this::settle);
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

    private void giveBack(Place place) {
        Held take = held.remove(place);
        int units = StockAtATime.answer(stock.scripts.giveBack(stock.bucket(place.bucket), place.take));
        assertThat(units).as("units of %s", place).isIn(take.isFree(stock.now) ? List.of(0, take.units) : List.of(take.units));
    }

    private void settle(Place place) {
        Held take = held.get(place);
        boolean there = StockAtATime.answer(stock.scripts.settle(stock.bucket(place.bucket), place.take));
        assertThat(there || take.isFree(stock.now)).as("%s is there or lapsed", place).isTrue();
        if (there) {
            held.put(place, new Held(take.units, Long.MAX_VALUE));
        } else {
            held.remove(place);
        }
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
        return held.values().stream().filter(take -> !take.isFree(stock.now)).mapToLong(Held::units).sum();
    }

    private record Place(String take, int bucket) {}

    private record Held(int units, long deadline) {

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
                    held.put(new Place(takeId, bucket.number()), new Held(quantity, deadline(bucket, takeId)));
                }
                return reply;
            });
        }

        @Override
        public Mono<Drained> drain(SubBucket bucket) {
            return step(() -> StockAtATime.answer(stock.scripts.drain(bucket)));
        }

        private long deadline(SubBucket bucket, String takeId) {
            return RedisForTests.commands().zscore(bucket.keys()[2], takeId).longValue();
        }

        private <T> Mono<T> step(Supplier<T> script) {
            return Mono.create(sink -> waiting.add(step(starting, script, sink)));
        }

        private <T> Step step(Call call, Supplier<T> script, MonoSink<T> sink) {
            return new Step(call, () -> sink.success(script.get()), script::get);
        }
    }
}
