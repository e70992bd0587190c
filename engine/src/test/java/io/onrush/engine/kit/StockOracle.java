package io.onrush.engine.kit;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether the stock of one event adds up: in its sub-buckets, with the holds, with PostgreSQL. */
final class StockOracle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> LIVE = Set.of("held", "ordered");

    private final String event;
    private final Facts facts;
    private final RedisClusterReactiveCommands<String, String> redis;
    private final List<Item> items;
    private final Map<String, Map<String, String>> holds = new HashMap<>();
    private final Map<String, String> units;
    private final Map<String, List<Map<String, String>>> books;

    /** holds: all there are of the event; units: those counted by visitor. */
    StockOracle(String event, Facts facts, RedisClusterReactiveCommands<String, String> redis, Map<String, Map<String, String>> holds, Map<String, String> units) {
        this.event = event;
        this.facts = facts;
        this.redis = redis;
        this.units = units;
        this.items = facts.texts("select sku || ' ' || capacity || ' ' || buckets || ' ' || claimed from engine.stock_items where event_id = '" + event + "'")
                .stream().map(Item::parse).toList();
        this.books = items.stream().collect(Collectors.toMap(Item::sku, this::read));
        holds.forEach((id, hold) -> {
            if (hold.containsKey("take")) {
                this.holds.put(id, hold);
            }
        });
    }

    Set<String> liveHolds() {
        return holds.entrySet().stream().filter(hold -> isIn(hold.getValue(), LIVE)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private Map<String, Long> unitsByVisitor() {
        Map<String, Long> units = new HashMap<>();
        holds.values().stream()
                .filter(hold -> isIn(hold, LIVE) || isIn(hold, Set.of("sold")))
                .forEach(hold -> units.merge(hold.get("visitor"), Long.valueOf(hold.get("units")), Long::sum));
        return units;
    }

    /** Units that live and sold holds have with an access code, by its number. */
    Map<String, Long> unitsByCode() {
        Map<String, Long> units = new HashMap<>();
        holds.values().stream()
                .filter(hold -> hold.containsKey("code") && (isIn(hold, LIVE) || isIn(hold, Set.of("sold"))))
                .forEach(hold -> units.merge(hold.get("code"), Long.valueOf(hold.get("coded")), Long::sum));
        return units;
    }

    long soldUnits() {
        return items.stream().mapToLong(item -> sum(item, "sold")).sum();
    }

    void check(SoftAssertions softly) {
        items.forEach(item -> check(item, softly));
        checkTakes(softly);
        Map<String, Long> counted = units.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> Long.valueOf(count.getValue())));
        softly.assertThat(counted).as("units by visitor of event %s", event).isEqualTo(unitsByVisitor());
    }

    private void check(Item item, SoftAssertions softly) {
        long underWay = sum(item, "moved") - received(item);
        softly.assertThat(sum(item, "left") + underWay + sum(item, "held") + sum(item, "sold"))
                .as("left + under way + held + sold of %s of event %s", item.sku, event).isEqualTo(item.capacity);
        softly.assertThat(List.of(underWay, sum(item, "left"), sum(item, "held"), sum(item, "sold"))).as("none below zero").allMatch(units -> units >= 0);
        softly.assertThat(sum(item, "sold")).as("sold are those claimed of %s", item.sku).isEqualTo(item.claimed);
        softly.assertThat(facts.count("select coalesce(sum(quantity), 0)::bigint from engine.stock_claims where " + of(item))).as("claims of %s", item.sku).isEqualTo(item.claimed);
        softly.assertThat(facts.count("select count(*) from checkout.tickets where status = 'VALID' and " + of(item))).as("tickets of %s", item.sku).isEqualTo(item.claimed);
        softly.assertThat(quantity(item, Set.of("sold"))).as("holds sold of %s", item.sku).isEqualTo(item.claimed);
    }

    /** A live or sold hold has its takes, unless its time has come meanwhile. */
    private void checkTakes(SoftAssertions softly) {
        List<Taken> wrong = Flux.fromIterable(holds.entrySet())
                .filter(hold -> isIn(hold.getValue(), LIVE) || isIn(hold.getValue(), Set.of("sold")))
                .flatMap(hold -> Flux.fromStream(parts(hold.getValue())).flatMap(part -> taken(hold.getKey(), hold.getValue(), part)))
                .filter(taken -> !taken.units.equals(Long.toString(taken.part.quantity)))
                .collectList()
                .block(PATIENCE);
        if (!wrong.isEmpty()) {
            long now = now();
            wrong.removeIf(taken -> isIn(taken.hold, LIVE) && Long.parseLong(taken.hold.get("deadline")) <= now);
        }
        softly.assertThat(wrong).as("takes that are not what their holds say").isEmpty();
    }

    private Mono<Taken> taken(String id, Map<String, String> hold, Part part) {
        return redis.hget("{s:" + event + "/" + part.sku + "/" + part.bucket + "}:takes", hold.get("take"))
                .defaultIfEmpty("none")
                .map(units -> new Taken(id, hold, part, units));
    }

    private long now() {
        List<String> time = redis.time().collectList().block(PATIENCE);
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    private long quantity(Item item, Set<String> states) {
        return holds.values().stream()
                .filter(hold -> isIn(hold, states))
                .flatMap(StockOracle::parts)
                .filter(part -> part.sku.equals(item.sku))
                .mapToLong(Part::quantity)
                .sum();
    }

    private static Stream<Part> parts(Map<String, String> hold) {
        List<String> listed = Arrays.asList(hold.get("items").split(","));
        String[] buckets = hold.get("buckets").split(",");
        return IntStream.range(0, listed.size()).mapToObj(i -> {
            String[] of = listed.get(i).split(":");
            return new Part(of[0], Long.parseLong(of[1]), buckets[i]);
        });
    }

    private String of(Item item) {
        return "event_id = '" + event + "' and sku = '" + item.sku + "'";
    }

    private long sum(Item item, String field) {
        return books.get(item.sku).stream().mapToLong(book -> Long.parseLong(book.getOrDefault(field, "0"))).sum();
    }

    private long received(Item item) {
        return books.get(item.sku).stream()
                .flatMap(book -> book.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith("received:"))
                .mapToLong(entry -> Long.parseLong(entry.getValue()))
                .sum();
    }

    private List<Map<String, String>> read(Item item) {
        return Flux.range(0, item.buckets)
                .flatMap(bucket -> redis.hgetall("{s:" + event + "/" + item.sku + "/" + bucket + "}:stock").collectMap(KeyValue::getKey, KeyValue::getValue))
                .collectList()
                .block(PATIENCE);
    }

    private static boolean isIn(Map<String, String> hold, Set<String> states) {
        return states.contains(hold.get("state"));
    }

    private record Item(String sku, long capacity, int buckets, long claimed) {

        static Item parse(String text) {
            String[] parts = text.split(" ");
            return new Item(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
        }
    }

    private record Part(String sku, long quantity, String bucket) {}

    private record Taken(String id, Map<String, String> hold, Part part, String units) {}
}
