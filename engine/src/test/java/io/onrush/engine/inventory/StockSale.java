package io.onrush.engine.inventory;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.catalog.EventsForTests;
import io.onrush.engine.kit.EngineSchema;
import io.onrush.engine.kit.FlakyRedis;
import io.onrush.engine.kit.ScriptBug;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockBook;
import io.onrush.engine.stock.StockForTests;
import io.onrush.engine.stock.WantedStock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What an event without seats is sold with: the real holds, checkout and claims, on a real Redis that loses commands and answers, and a real
 * PostgreSQL, with a clock of the simulation. An attempt that ended with a lost command or answer is empty: nobody knows what it came to.
 */
final class StockSale {

    static final Duration CHECKOUT = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicLong NEXT_CLOCK = new AtomicLong(1);
    private static final Losses NOTHING_MET = new Losses() {

        @Override
        public void notLoaded(UUID eventId) {}

        @Override
        public void saw(UUID eventId, long seq) {}

        @Override
        public void gave(UUID eventId, long seq) {}
    };

    private final String clock = "clock of simulation " + NEXT_CLOCK.getAndIncrement();
    private final EngineSchema schema;
    private final FlakyRedis flaky;
    private final Stock surely;
    private final RedisClusterReactiveCommands<String, String> sureRedis;
    private final StockHolds holds;
    private final StockCheckout checkout;
    private final EventStock eventStock;
    private final ExtendHoldScript extend;
    private final ExpireHoldsScript expire;
    private final LoadSeatsScript load;
    private final RaiseNumbersScript raise;
    final Event event;
    private long now = 1_000_000;

    StockSale(EngineSchema schema, Random random, Map<String, Integer> items, RedisClusterReactiveCommands<String, String> redis) {
        this.schema = schema;
        this.sureRedis = withClock(redis);
        this.flaky = new FlakyRedis(sureRedis, random, 12);
        this.surely = StockForTests.in(sureRedis);
        UUID id = schema.event();
        items.forEach((sku, capacity) -> schema.item(id, sku, capacity, 1 + random.nextInt(3)));
        RedisClusterReactiveCommands<String, String> commands = flaky.commands();
        Stock stock = StockForTests.in(commands);
        Events events = EventsForTests.in(schema);
        AtomicLong takes = new AtomicLong();
        IdGenerator ids = () -> new UUID(id.getLeastSignificantBits(), takes.incrementAndGet());
        this.event = events.get(id).block(PATIENCE);
        this.holds = new StockHolds(commands, stock, new AllocatedSeats(commands, NOTHING_MET), new NothingKept(), ids, new HoldBudget(0, Duration.ZERO), NOTHING_MET);
        this.checkout = new StockCheckout(
                commands, events, stock, StockForTests.in(schema.database()), ids, CHECKOUT, new SaleMeters(new SimpleMeterRegistry()), NOTHING_MET);
        this.eventStock = new EventStock(commands, stock, StockForTests.in(schema.database()), new NothingKept(), new NoOrders(), CHECKOUT);
        this.extend = new ExtendHoldScript(commands);
        this.expire = new ExpireHoldsScript(commands);
        this.load = new LoadSeatsScript(commands);
        this.raise = new RaiseNumbersScript(commands);
        pass(0);
        load(0);
    }

    private RedisClusterReactiveCommands<String, String> withClock(RedisClusterReactiveCommands<String, String> redis) {
        return new ScriptBug("local time = redis.call('TIME')",
                "local millis = tonumber(redis.call('GET', '" + clock + "'))\n  local time = {math.floor(millis / 1000), millis % 1000 * 1000}").plantedIn(redis);
    }

    long now() {
        return now;
    }

    void pass(long millis) {
        now += millis;
        RedisForTests.commands().set(clock, Long.toString(now));
    }

    void calm(boolean calm) {
        flaky.calm(calm);
    }

    Optional<StockHoldOutcome> hold(int id, String visitor, Map<String, Integer> wanted, boolean again) {
        List<WantedStock> wants = event.items().stream().filter(item -> wanted.containsKey(item.sku())).map(item -> new WantedStock(item, wanted.get(item.sku()))).toList();
        return tried(holds.place(new StockHoldRequest(holdId(id), visitor, event, wants, again, null)));
    }

    Optional<ReleaseOutcome> release(int id, String visitor) {
        return tried(holds.release(holdId(id), visitor));
    }

    /** As an order is accepted. */
    Optional<Boolean> keep(int id, String visitor) {
        return tried(extend.run(holdId(id), visitor, ExtendHoldScript.Stage.ACCEPTED, CHECKOUT, "")
                .flatMap(live -> live ? checkout.extendUnits(holdId(id)).thenReturn(true) : Mono.just(false)));
    }

    Optional<StockCheckout.Claim> claim(int id, String visitor, UUID order, Map<String, Integer> quantities) {
        return tried(checkout.claim(holdId(id), visitor, order, quantities));
    }

    Optional<List<String>> confirm(int id, String visitor, Map<String, Integer> quantities) {
        return tried(checkout.confirm(holdId(id), visitor, quantities));
    }

    void unclaim(UUID order) {
        checkout.unclaim(order).block(PATIENCE);
    }

    Optional<Boolean> putBack(int id, String visitor) {
        return tried(checkout.putBack(holdId(id), visitor).thenReturn(true));
    }

    void sweep() {
        tried(expire.run(event.id(), 100, ""));
    }

    /** As it is put on sale, and back on sale after a loss: until it is there. */
    void load(long epoch) {
        while (tried(load.run(event.id(), "").then(epoch == 0 ? Mono.just(true) : raise.run(event.id(), epoch - 1, epoch).hasElement())
                .then(eventStock.load(event, epoch))).isEmpty()) {
            pass(1);
        }
    }

    void lose(String keys) {
        RedisForTests.commands().keys(keys).forEach(key -> RedisForTests.commands().del(key));
    }

    /** Read by itself, with what has lapsed brought back. */
    Map<String, StockBook> books() {
        return surely.books(event).block(PATIENCE).stream().collect(Collectors.toMap(StockBook::sku, book -> book));
    }

    Map<String, Long> unitsByVisitor() {
        return RedisForTests.commands().hgetall("{e:" + event.id() + "}:units").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> Long.valueOf(count.getValue())));
    }

    /** By SKU, as PostgreSQL has them. */
    Map<String, Long> claimed() {
        return schema.database().sql("select sku, claimed::bigint from engine.stock_items where event_id = $1").bind(0, event.id())
                .map(row -> Map.entry(row.get(0, String.class), row.get(1, Long.class))).all().collectMap(Map.Entry::getKey, Map.Entry::getValue).block(PATIENCE);
    }

    /** What was accepted and not claimed is not kept: the simulation's orders are its own. */
    private static final class NoOrders implements EventOrders {

        @Override
        public Flux<SeatOrder> standing(UUID eventId) {
            return Flux.empty();
        }

        @Override
        public Flux<SeatOrder> named(Collection<UUID> orderIds) {
            return Flux.empty();
        }

        @Override
        public Flux<StockOrder> stockInProgress(UUID eventId) {
            return Flux.empty();
        }

        @Override
        public Flux<StockOrder> stockNamed(Collection<UUID> orderIds) {
            return Flux.empty();
        }
    }

    private static final class NothingKept implements EventAllocations {

        @Override
        public Mono<Map<Integer, Integer>> between(UUID eventId, int from, int until) {
            return Mono.just(Map.of());
        }

        @Override
        public Flux<KeptUnits> units(UUID eventId) {
            return Flux.empty();
        }

        @Override
        public Mono<Codes> codes(UUID eventId) {
            return Mono.just(new Codes(List.of(), Map.of(), Map.of()));
        }
    }

    private HoldId holdId(int id) {
        return new HoldId(event.id(), new UUID(0, id));
    }

    private static <T> Optional<T> tried(Mono<T> attempt) {
        return attempt.map(Optional::of).onErrorReturn(StockSale::isOfRedis, Optional.empty()).block(PATIENCE);
    }

    private static boolean isOfRedis(Throwable fault) {
        return fault instanceof RedisException;
    }
}
