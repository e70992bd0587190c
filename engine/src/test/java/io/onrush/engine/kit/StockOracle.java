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

/** Whether the stock of one event adds up: in its sub-buckets, with the holds, with PostgreSQL. */
final class StockOracle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> LIVE = Set.of("held", "ordered");

    private final String event;
    private final Facts facts;
    private final RedisClusterReactiveCommands<String, String> redis;
    private final List<Item> items;
    private final Map<String, Map<String, String>> holds = new HashMap<>();

    StockOracle(String event, Facts facts, RedisClusterReactiveCommands<String, String> redis) {
        this.event = event;
        this.facts = facts;
        this.redis = redis;
        this.items = facts.texts("select sku || ' ' || capacity || ' ' || buckets || ' ' || claimed from engine.stock_items where event_id = '" + event + "'")
                .stream().map(Item::parse).toList();
        if (!items.isEmpty()) {
            String prefix = "{e:" + event + "}:hold:";
            redis.keys(prefix + "*").collectList().block(PATIENCE).forEach(key -> holds.put(key.substring(prefix.length()), hash(key)));
            holds.values().removeIf(hold -> !hold.containsKey("take"));
        }
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
        holds.forEach((id, hold) -> checkTakes(id, hold, softly));
        Map<String, Long> counted = hash("{e:" + event + "}:units").entrySet().stream()
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

    /** A live or sold hold has its take, unless its time has come. */
    private void checkTakes(String id, Map<String, String> hold, SoftAssertions softly) {
        boolean lapses = isIn(hold, LIVE) && Long.parseLong(hold.get("deadline")) <= now();
        if (isIn(hold, LIVE) && !lapses || isIn(hold, Set.of("sold"))) {
            parts(hold).forEach(part -> softly.assertThat(redis.hget("{s:" + event + "/" + part.sku + "/" + part.bucket + "}:takes", hold.get("take")).block(PATIENCE))
                    .as("units of %s that hold %s has taken", part.sku, id).isEqualTo(Long.toString(part.quantity)));
        }
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
        return books(item).mapToLong(books -> Long.parseLong(books.getOrDefault(field, "0"))).sum();
    }

    private long received(Item item) {
        return books(item)
                .flatMap(books -> books.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith("received:"))
                .mapToLong(entry -> Long.parseLong(entry.getValue()))
                .sum();
    }

    private Stream<Map<String, String>> books(Item item) {
        return IntStream.range(0, item.buckets).mapToObj(bucket -> hash("{s:" + event + "/" + item.sku + "/" + bucket + "}:stock"));
    }

    private Map<String, String> hash(String key) {
        return redis.hgetall(key).collectMap(KeyValue::getKey, KeyValue::getValue).block(PATIENCE);
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
}
