package io.onrush.engine.kit;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** Whether the seats of one event add up, and its stock with {@link StockOracle}, in Redis, in PostgreSQL and between the two. */
final class EventOracle {

    /** The numbers of blocks that have a longer free run than their bound says. */
    private static final String BOUNDS_TOO_LOW = """
            local seats, blocks, runs, low = redis.call('GET', KEYS[1]) or '', redis.call('GET', KEYS[2]) or '', redis.call('GET', KEYS[3]) or '', {}
            for number = 1, #runs do
              local first, length = struct.unpack('>I4B', blocks, (number - 1) * 12 + 1)
              for from, to in string.gmatch(string.sub(seats, first + 1, first + length), '()A+()') do
                if to - from > string.byte(runs, number) - 128 then low[#low + 1] = number end
              end
            end
            return low""";

    /** Everything of the event at one moment: what lapses between two readings would look like a fault. */
    private static final String AT_ONE_MOMENT = """
            local prefix, holds = string.match(KEYS[1], '^{[^}]*}:'), {}
            for _, key in ipairs(redis.call('KEYS', prefix .. 'hold:*')) do
              holds[#holds + 1] = string.sub(key, #prefix + 6)
              holds[#holds + 1] = redis.call('HGETALL', key)
            end
            local reply = {redis.call('GET', KEYS[1]) or '', redis.call('ZRANGE', KEYS[2], 0, -1), holds}
            for i = 3, #KEYS do reply[#reply + 1] = redis.call('HGETALL', KEYS[i]) end
            return reply""";
    private static final List<String> HASHES = List.of("owners", "visitors", "units", "opened", "uses");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String event;
    private final Facts facts;
    private final RedisClusterReactiveCommands<String, String> redis;
    private final String states;
    private final List<String> deadlines;
    private final Map<String, Map<String, String>> holds = new HashMap<>();
    private final Map<String, Map<String, String>> hashes = new HashMap<>();
    private final Map<String, String> owners;
    private final StockOracle stock;

    EventOracle(String event, Facts facts, RedisClusterReactiveCommands<String, String> redis) {
        this.event = event;
        this.facts = facts;
        this.redis = redis;
        String[] keys = Stream.concat(Stream.of("seats", "deadlines"), HASHES.stream()).map(this::key).toArray(String[]::new);
        List<Object> moment = redis.<List<Object>>eval(AT_ONE_MOMENT, ScriptOutputType.MULTI, keys).next().block(PATIENCE);
        this.states = (String) moment.get(0);
        this.deadlines = texts(moment.get(1));
        List<Object> found = list(moment.get(2));
        IntStream.range(0, found.size() / 2).forEach(i -> holds.put((String) found.get(2 * i), map(found.get(2 * i + 1))));
        IntStream.range(0, HASHES.size()).forEach(i -> hashes.put(HASHES.get(i), map(moment.get(3 + i))));
        this.owners = hashes.get("owners");
        this.stock = new StockOracle(event, facts, redis, holds, hashes.get("units"));
    }

    void check(SoftAssertions softly) {
        long capacity = facts.count("select coalesce(sum(v.seats), 0)::bigint from seat_map.venues v join engine.events e on e.venue_id = v.id where e.id = '" + event + "'");
        softly.assertThat(states.length()).as("available + held + sold + blocked of event %s", event).isEqualTo((int) capacity);
        softly.assertThat(states.chars().filter(state -> "AHSB".indexOf(state) < 0).count()).as("unknown states").isZero();
        softly.assertThat(numbers(owners.keySet())).as("seats with an owner are those held or sold").isEqualTo(ordinals("HS"));
        checkHolds(softly);
        checkDeadlines(softly);
        checkVisitors(softly);
        checkSold(softly);
        checkNumbers(softly);
        checkBounds(softly);
        checkKept(softly);
        stock.check(softly);
    }

    /** Every owned seat is named by its hold, so no seat has two owners and no hold is an orphan. */
    private void checkHolds(SoftAssertions softly) {
        owners.forEach((ordinal, id) -> {
            Map<String, String> hold = holds.getOrDefault(id, Map.of());
            softly.assertThat(hold).as("hold %s of seat %s", id, ordinal).isNotEmpty();
            softly.assertThat(seats(hold)).as("seats of hold %s", id).contains(Integer.valueOf(ordinal));
            boolean sold = states.charAt(Integer.parseInt(ordinal)) == 'S';
            softly.assertThat(hold.get("state")).as("state of hold %s", id).isIn(sold ? List.of("sold") : List.of("held", "ordered"));
        });
    }

    private void checkDeadlines(SoftAssertions softly) {
        Set<String> live = owners.entrySet().stream()
                .filter(owner -> states.charAt(Integer.parseInt(owner.getKey())) == 'H')
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        live.addAll(stock.liveHolds());
        softly.assertThat(deadlines).as("holds with a deadline are the live ones").containsExactlyInAnyOrderElementsOf(live);
    }

    private void checkVisitors(SoftAssertions softly) {
        Map<String, Long> expected = new HashMap<>();
        owners.values().forEach(id -> expected.merge(holds.getOrDefault(id, Map.of()).getOrDefault("visitor", "nobody"), 1L, Long::sum));
        Map<String, Long> counted = hashes.get("visitors").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, count -> Long.valueOf(count.getValue())));
        softly.assertThat(counted).as("seats by visitor").isEqualTo(expected);
    }

    /** What the search for the best seats skips has none. */
    private void checkBounds(SoftAssertions softly) {
        String[] keys = {key("seats"), key("blocks"), key("runs")};
        List<Object> low = redis.<List<Object>>eval(BOUNDS_TOO_LOW, ScriptOutputType.MULTI, keys).next().block(PATIENCE);
        softly.assertThat(low).as("blocks with longer free runs than their bounds").isNullOrEmpty();
    }

    /** What is kept from general sale is blocked, held or sold, and nothing else is blocked; codes are used for what they opened, within their limits. */
    private void checkKept(SoftAssertions softly) {
        Set<Integer> free = numbers(Set.copyOf(facts.texts("""
                select s.seat::text from engine.allocated_seats s join engine.allocations a on a.event_id = s.event_id and a.number = s.allocation
                where a.state = 'STANDING' and s.event_id = '%s'""".formatted(event))));
        free.removeAll(numbers(owners.keySet()));
        softly.assertThat(ordinals("B")).as("blocked seats are those kept from general sale").isEqualTo(free);
        Map<String, String> opened = hashes.get("opened");
        softly.assertThat(owners.keySet()).as("seats held or sold with a code").containsAll(opened.keySet());
        Map<String, Long> uses = stock.unitsByCode();
        opened.values().forEach(code -> uses.merge(code, 1L, Long::sum));
        hashes.get("uses").forEach((code, used) -> softly.assertThat(Long.parseLong(used)).as("uses of code %s", code).isEqualTo(uses.getOrDefault(code, 0L)));
        facts.texts("select number || ' ' || use_limit from engine.access_codes where use_limit > 0 and event_id = '" + event + "'").forEach(code ->
                softly.assertThat(uses.getOrDefault(code.split(" ")[0], 0L)).as("uses of code %s", code).isLessThanOrEqualTo(Long.parseLong(code.split(" ")[1])));
    }

    private void checkSold(SoftAssertions softly) {
        softly.assertThat(numbers(Set.copyOf(facts.texts("select seat::text from engine.seat_claims where event_id = '" + event + "'"))))
                .as("claims are the sold seats").isEqualTo(ordinals("S"));
        softly.assertThat(facts.count("select count(*) from checkout.tickets where status = 'VALID' and event_id = '" + event + "'"))
                .as("valid tickets").isEqualTo(ordinals("S").size() + stock.soldUnits());
        softly.assertThat(facts.count("""
                select count(*) from engine.seat_claims c join checkout.orders o on o.id = c.order_id
                where o.status <> 'CONFIRMED' and c.event_id = '%s'""".formatted(event)))
                .as("claims of orders that are not confirmed").isZero();
    }

    /** Numbers are of an epoch that PostgreSQL has given out, so that the next one is above all of them. */
    private void checkNumbers(SoftAssertions softly) {
        long seq = redis.get(key("seq")).map(Long::valueOf).blockOptional(PATIENCE).orElse(0L);
        softly.assertThat(seq >> 32).as("epoch of the numbers").isLessThanOrEqualTo(facts.count("select epoch from engine.events where id = '" + event + "'"));
        List<StreamMessage<String, String>> last = redis.xrevrange(key("changes"), Range.unbounded(), Limit.from(1)).collectList().block(PATIENCE);
        last.forEach(change -> softly.assertThat(seq).as("number of the last change %s", change.getId()).isGreaterThanOrEqualTo(Long.parseLong(change.getId().split("-")[0])));
    }

    private Set<Integer> ordinals(String letters) {
        return IntStream.range(0, states.length())
                .filter(ordinal -> letters.indexOf(states.charAt(ordinal)) >= 0)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Integer> numbers(Set<String> texts) {
        return texts.stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Integer> seats(Map<String, String> hold) {
        return Arrays.stream(hold.getOrDefault("seats", "-1").split(",")).map(Integer::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object reply) {
        return (List<Object>) reply;
    }

    private static List<String> texts(Object reply) {
        return list(reply).stream().map(String.class::cast).toList();
    }

    private static Map<String, String> map(Object reply) {
        List<String> texts = texts(reply);
        return IntStream.range(0, texts.size() / 2).boxed().collect(Collectors.toMap(i -> texts.get(2 * i), i -> texts.get(2 * i + 1)));
    }

    private String key(String name) {
        return "{e:" + event + "}:" + name;
    }
}
