package io.onrush.engine.kit;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Range;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/**
 * What must hold of every queue at any time, whatever its mode is and was: who has joined has a place of their own, nobody is called beyond what was
 * given, a pass belongs to a place that was called, nobody shops beyond the slots but where everybody is let through, and no access code has opened more places
 * than it may.
 */
final class RoomOracle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int TICKET_LETTERS = 22;
    private static final int LANE_DIGITS = 10;
    private static final long MOST_DECISIONS = 720;

    private final Facts facts;
    private final RedisClusterReactiveCommands<String, String> redis;

    RoomOracle(Facts facts, RedisClusterReactiveCommands<String, String> redis) {
        this.facts = facts;
        this.redis = redis;
    }

    void check(SoftAssertions softly) {
        facts.texts("select id::text from waiting_room.onsales where closes_at > now() - interval '1 hour'").forEach(onsale -> check(onsale, softly));
    }

    private void check(String onsale, SoftAssertions softly) {
        String queue = "{q:" + onsale + "}:";
        List<String> called = redis.zrange(queue + "called", 0, -1).concatWith(redis.zrange(queue + "returned", 0, -1)).collectList().block(PATIENCE);
        Set<String> alive = redis.zrangebyscore(queue + "active", Range.create(CLOCK.millis() + 1, Double.POSITIVE_INFINITY)).collect(Collectors.toSet()).block(PATIENCE);
        Map<String, String> passes = map(queue + "passes");
        Map<String, String> visitors = map(queue + "visitors");
        long watermark = Long.parseLong(redis.hget(queue + "admission", "watermark").defaultIfEmpty("0").block(PATIENCE));
        long joined = redis.strlen(queue + "tickets").block(PATIENCE) / TICKET_LETTERS;

        softly.assertThat(new HashSet<>(visitors.values())).as("places of %s that two visitors have", onsale).hasSameSizeAs(visitors.values());
        softly.assertThat(visitors.values()).as("places of %s that were not given", onsale).allMatch(index -> Long.parseLong(index) < joined);
        softly.assertThat(watermark).as("places called of %s", onsale).isLessThanOrEqualTo(joined);
        softly.assertThat(called).as("positions of %s that wait for their visitors", onsale).doesNotHaveDuplicates().allMatch(position -> Long.parseLong(position) < watermark);
        softly.assertThat(passes.values().stream().map(pass -> pass.split(":")[0]).collect(Collectors.toSet())).as("passes of %s without a place", onsale).containsAll(alive);
        long spent = passes.values().stream().filter(pass -> !pass.equals("revoked")).count();
        softly.assertThat(spent + called.size()).as("passes and calls of %s", onsale).isLessThanOrEqualTo(watermark);
        softly.assertThat((long) passes.size() - spent).as("places of %s that were taken back and are told", onsale).isEqualTo(redis.llen(queue + "revoked").block(PATIENCE));
        if (isAsScheduled(onsale)) {
            softly.assertThat((long) alive.size()).as("passes alive of %s", onsale).isLessThanOrEqualTo(facts.count(of(onsale, "max_active::bigint")));
        }
        checkRate(onsale, queue, softly);
        checkCodes(onsale, softly);
        checkLanes(onsale, queue, joined, softly);
        softly.assertThat(watermark).as("places called of the lottery %s", onsale).isLessThanOrEqualTo(facts.count(of(onsale, "case mode when 'LOTTERY' then greatest(winners, 0) else %d end".formatted(Long.MAX_VALUE))));
    }

    /** A decision that was taken from these terms keeps to their limits, and no more of them are kept than promised. */
    private void checkRate(String onsale, String queue, SoftAssertions softly) {
        Map<String, String> control = map(queue + "control");
        softly.assertThat(redis.llen(queue + "history").block(PATIENCE)).as("decisions kept of %s", onsale).isLessThanOrEqualTo(MOST_DECISIONS);
        if (Long.parseLong(control.getOrDefault("version", "-1")) == facts.count(of(onsale, "version"))) {
            softly.assertThat(Long.parseLong(control.get("rate"))).as("rate that was chosen for %s", onsale)
                    .isBetween(facts.count(of(onsale, "coalesce(control_min, admissions_per_minute)")), facts.count(of(onsale, "coalesce(control_max, admissions_per_minute)")));
        }
    }

    /** Where there are lanes every place is in one, the next of it. */
    private void checkLanes(String onsale, String queue, long joined, SoftAssertions softly) {
        long lanes = facts.count(of(onsale, "case lanes when '' then 0 else 1 + cardinality(string_to_array(lanes, ',')) end"));
        String stored = redis.get(queue + "lanes").defaultIfEmpty("").block(PATIENCE);
        softly.assertThat((long) stored.length()).as("places of %s in lanes", onsale).isEqualTo(lanes == 0 ? 0 : joined * LANE_DIGITS);
        Map<String, Long> counted = new HashMap<>();
        for (int at = 0; at < stored.length(); at += LANE_DIGITS) {
            String lane = stored.substring(at, at + 1);
            softly.assertThat(Long.parseLong(lane)).as("lane of a place of %s", onsale).isLessThan(lanes);
            softly.assertThat(Long.parseLong(stored.substring(at + 1, at + LANE_DIGITS))).as("place %d of %s in its lane", at / LANE_DIGITS, onsale).isEqualTo(counted.merge(lane, 1L, Long::sum) - 1);
        }
        softly.assertThat(map(queue + "lane_sizes")).as("sizes of the lanes of %s", onsale).isEqualTo(counted.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, size -> size.getValue().toString())));
        softly.assertThat(facts.count(of(onsale, "coalesce((select sum(size) from unnest(lane_sizes) as size), case when lanes = '' or drawn_at is null then coalesce(entrants, 0) else -1 end)")))
                .as("places drawn of the lanes of %s", onsale).isEqualTo(facts.count(of(onsale, "coalesce(entrants, 0)")));
    }

    private void checkCodes(String onsale, SoftAssertions softly) {
        map("{q:" + onsale + "}:code_uses").forEach((digest, uses) -> softly.assertThat(Long.parseLong(uses)).as("places of %s that the code %s has opened", onsale, digest)
                .isBetween(1L, facts.count("select b.uses::bigint from waiting_room.access_codes c join waiting_room.code_batches b on b.id = c.batch_id where c.onsale_id = '"
                        + onsale + "' and c.digest = '" + digest + "'")));
    }

    /** Slots may have been more before a change, and a mode another one. */
    private boolean isAsScheduled(String onsale) {
        return facts.count(of(onsale, "(case when mode <> 'PASS_THROUGH' and version = 1 + num_nonnulls(drawn_at) then 1 else 0 end)::bigint")) == 1;
    }

    private static String of(String onsale, String figure) {
        return "select (" + figure + ")::bigint from waiting_room.onsales where id = '" + onsale + "'";
    }

    private Map<String, String> map(String key) {
        return redis.hgetall(key).collectMap(KeyValue::getKey, KeyValue::getValue).block(PATIENCE);
    }
}
