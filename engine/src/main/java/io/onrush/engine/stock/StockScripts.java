package io.onrush.engine.stock;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The scripts of {@code lua/stock}, typed. */
final class StockScripts implements SubBuckets {

    /** How long the end of a take is remembered: longer than any command can be on its way. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int TAKES_A_CALL = 200;

    private final StockScript load;
    private final StockScript take;
    private final StockScript drain;
    private final StockScript giveBack;
    private final StockScript extend;
    private final StockScript settle;
    private final StockScript read;
    private final StockScript readTakes;
    private final StockScript repairTotal;
    private final StockScript takeKept;
    private final Supplier<String> now;

    /** @param now milliseconds, or an empty text for the clock of Redis */
    StockScripts(RedisClusterReactiveCommands<String, String> redis, Supplier<String> now) {
        this.load = new StockScript(redis, "load_stock");
        this.take = new StockScript(redis, "take_stock");
        this.drain = new StockScript(redis, "drain_stock");
        this.giveBack = new StockScript(redis, "give_back");
        this.extend = new StockScript(redis, "extend_take");
        this.settle = new StockScript(redis, "settle_take");
        this.read = new StockScript(redis, "read_stock");
        this.readTakes = new StockScript(redis, "read_takes");
        this.repairTotal = new StockScript(redis, "repair_total");
        this.takeKept = new StockScript(redis, "take_kept");
        this.now = now;
    }

    /**
     * True where this call put the sub-bucket on sale.
     *
     * @param kept takes, and how many units each has of this sub-bucket
     */
    Mono<Boolean> load(SubBucket bucket, long epoch, long left, Map<KeptTake, Integer> kept) {
        Stream<String> terms = Stream.of(Long.toString(epoch), Long.toString(left), now.get());
        Stream<String> takes = kept.entrySet().stream().flatMap(entry -> Stream.of(
                entry.getKey().take().id(), entry.getValue().toString(), Long.toString(entry.getKey().timeToLive().toMillis())));
        return load.run(bucket, Stream.concat(terms, takes).toArray(String[]::new)).map(reply -> reply.getFirst().equals("LOADED"));
    }

    @Override
    public Mono<TakeReply> take(SubBucket bucket, String takeId, int quantity, Duration timeToLive, List<Drained> movedHere) {
        Stream<String> terms = Stream.of(takeId, Integer.toString(quantity), Long.toString(timeToLive.toMillis()), now.get());
        Stream<String> moved = movedHere.stream().flatMap(from ->
                Stream.of(Long.toString(from.epoch()), Integer.toString(from.bucket()), Long.toString(from.moved())));
        return take.run(bucket, Stream.concat(terms, moved).toArray(String[]::new)).map(StockScripts::taken);
    }

    /** Units of a take that keeps them from sale. Where that is not in this sub-bucket there are none. */
    Mono<TakeReply> takeKept(SubBucket bucket, String kept, String takeId, int quantity, Duration timeToLive) {
        return takeKept.run(bucket, kept, takeId, Integer.toString(quantity), Long.toString(timeToLive.toMillis()), now.get()).map(StockScripts::taken);
    }

    private static TakeReply taken(List<Object> reply) {
        return switch ((String) reply.getFirst()) {
            case "TAKEN" -> new TakeReply.Taken();
            case "SHORT" -> new TakeReply.Short((long) reply.get(1), (long) reply.get(2));
            case "GONE" -> new TakeReply.Gone();
            case "NOT_LOADED" -> new TakeReply.NotLoaded();
            default -> throw StockScript.unknown("take_stock", reply);
        };
    }

    @Override
    public Mono<Drained> drain(SubBucket bucket) {
        return drain.run(bucket, now.get()).mapNotNull(reply -> reply.getFirst().equals("DRAINED")
                ? new Drained(bucket.number(), (long) reply.get(1), (long) reply.get(2), (long) reply.get(3))
                : null);
    }

    /** How many units it was that are on sale again. */
    Mono<Integer> giveBack(SubBucket bucket, String takeId) {
        return giveBack.run(bucket, takeId, Long.toString(REMEMBERED.toMillis())).map(reply -> (int) (long) reply.getFirst());
    }

    /** False where the take has lapsed or was given back. */
    Mono<Boolean> extend(SubBucket bucket, String takeId, Duration time) {
        return extend.run(bucket, takeId, Long.toString(time.toMillis()), now.get()).map(StockScripts::isOne);
    }

    /** False where the take has lapsed or was given back. */
    Mono<Boolean> settle(SubBucket bucket, String takeId) {
        return settle.run(bucket, takeId).map(StockScripts::isOne);
    }

    /** Empty where the sub-bucket is not loaded. */
    Mono<Level> read(SubBucket bucket) {
        return read.run(bucket, now.get()).mapNotNull(reply -> reply.getFirst().equals("STOCK") ? Level.of(reply) : null);
    }

    /** Some of the sold takes, and where to go on. */
    Mono<SoldPage> readTakes(SubBucket bucket, String cursor) {
        return readTakes.run(bucket, cursor, Integer.toString(TAKES_A_CALL)).map(reply -> SoldPage.of(bucket, reply));
    }

    /** False where the sub-bucket is no longer as it was seen. */
    Mono<Boolean> repairTotal(SubBucket bucket, StockTotal total) {
        return repairTotal.run(bucket, Long.toString(total.epoch()), Long.toString(total.has()), Long.toString(total.missing())).map(StockScripts::isOne);
    }

    private static boolean isOne(List<Object> reply) {
        return (long) reply.getFirst() == 1;
    }

    record SoldPage(String cursor, List<SoldTake> takes) {

        static final String FROM_THE_BEGINNING = "0";

        static SoldPage of(SubBucket bucket, List<Object> reply) {
            List<SoldTake> takes = new ArrayList<>();
            for (int i = 1; i < reply.size(); i += 2) {
                takes.add(new SoldTake((String) reply.get(i), new StockTake.Part(bucket.sku(), (int) (long) reply.get(i + 1), bucket.number())));
            }
            return new SoldPage((String) reply.getFirst(), takes);
        }

        boolean isLast() {
            return cursor.equals(FROM_THE_BEGINNING);
        }
    }

    /** @param moved units that left for the collector; {@code received} those that came from others */
    record Level(long epoch, long left, long held, long sold, long moved, long received) {

        static Level of(List<Object> reply) {
            return new Level((long) reply.get(1), (long) reply.get(2), (long) reply.get(3), (long) reply.get(4), (long) reply.get(5), (long) reply.get(6));
        }

        /** As many as it was loaded with, whatever is bought. */
        long total() {
            return left + held + sold + moved - received;
        }

        /** Of the whole SKU: what is under way between two sub-buckets is left too. */
        static long left(List<Level> all) {
            return all.stream().mapToLong(level -> level.left + level.moved - level.received).sum();
        }
    }
}
