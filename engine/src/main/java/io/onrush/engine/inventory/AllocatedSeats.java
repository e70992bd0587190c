package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Allocations as Redis has them: which seats belong to each, and what access codes open. PostgreSQL is right about both; what is changed here
 * was written down there before. Fails with {@code inventory-rebuilding} where Redis does not have the event.
 */
public final class AllocatedSeats {

    private static final int SEATS_A_CALL = 500;

    private final RedisClusterReactiveCommands<String, String> redis;
    private final InventoryScript allotSeats;
    private final InventoryScript readAllocations;
    private final InventoryScript showCode;
    private final Losses losses;

    AllocatedSeats(RedisClusterReactiveCommands<String, String> redis, Losses losses) {
        this.redis = redis;
        this.allotSeats = new InventoryScript(redis, "allot_seats");
        this.readAllocations = new InventoryScript(redis, "read_allocations");
        this.showCode = new InventoryScript(redis, "codes", "show_code");
        this.losses = losses;
    }

    /** Keeps free seats from general sale. Those that are not free, with the letters of their states; nobody's seat is taken away. Again changes nothing. */
    public Mono<Map<Integer, Character>> give(UUID eventId, int allocation, List<Integer> ordinals) {
        return allot(eventId, "give", allocation, ordinals).collect(HashMap::new, AllocatedSeats::addRefused);
    }

    /** Gives seats of the allocation to general sale: free ones at once, the others when they come back. Again changes nothing. */
    public Mono<Void> release(UUID eventId, int allocation, List<Integer> ordinals) {
        return allot(eventId, "release", allocation, ordinals).then();
    }

    private Flux<List<Object>> allot(UUID eventId, String what, int allocation, List<Integer> ordinals) {
        return Flux.fromIterable(ordinals).buffer(SEATS_A_CALL).concatMap(some -> {
            Stream<String> terms = Stream.of(what, Integer.toString(allocation));
            String[] arguments = Stream.concat(terms, some.stream().map(String::valueOf)).toArray(String[]::new);
            return allotSeats.run(new EventKeys(eventId).all(), arguments).map(reply -> loaded(eventId, reply));
        });
    }

    private static void addRefused(Map<Integer, Character> refused, List<Object> reply) {
        for (int i = 1; i < reply.size(); i += 2) {
            refused.put((int) (long) reply.get(i), ((String) reply.get(i + 1)).charAt(0));
        }
    }

    /** Lets the code open its allocation. Again changes its terms. */
    public Mono<Void> open(UUID eventId, Code code) {
        String number = Integer.toString(code.number());
        return redis.hset(new EventKeys(eventId).codes(), Map.of(code.code().digest(), number, number, code.terms())).then();
    }

    /** From now on the code opens nothing; what is held and bought with it stays. */
    public Mono<Void> close(UUID eventId, Code code) {
        return redis.hdel(new EventKeys(eventId).codes(), code.code().digest(), Integer.toString(code.number())).then();
    }

    /** How the seats stand and how often codes are used. */
    @SuppressWarnings("unchecked")
    public Mono<Figures> figures(UUID eventId) {
        return readAllocations.run(new EventKeys(eventId).all())
                .map(reply -> loaded(eventId, reply))
                .map(reply -> Figures.read((List<Object>) reply.get(0), (List<Object>) reply.get(1)));
    }

    /** What the code opens to the visitor. A wrong one is counted against them. */
    public Mono<Shown> show(UUID eventId, String visitorId, AccessCode code) {
        return showCode.run(new EventKeys(eventId).all(), visitorId, code.digest(), "")
                .map(reply -> loaded(eventId, reply))
                .map(reply -> CodeRefusal.read(reply).<Shown>map(Shown.Refused::new).orElseGet(() -> new Shown.Opens((int) (long) reply.get(1), (long) reply.get(2), time((long) reply.get(3)))));
    }

    private List<Object> loaded(UUID eventId, List<Object> reply) {
        if (reply.getFirst().equals("NOT_LOADED")) {
            losses.notLoaded(eventId);
            throw HoldProblems.notLoaded();
        }
        return reply;
    }

    private static @Nullable Instant time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    /**
     * An access code.
     *
     * @param number among the codes of its event
     * @param limit seats and units that it may be used for; 0: any number
     */
    public record Code(int number, int allocation, AccessCode code, int limit, @Nullable Instant expiresAt) {

        /** As the scripts read them. */
        String terms() {
            return allocation + "," + limit + "," + (expiresAt == null ? 0 : expiresAt.toEpochMilli());
        }
    }

    /** By number; allocations without seats and codes that were never used are missing. */
    public record Figures(Map<Integer, Seats> seats, Map<Integer, Integer> uses) {

        static Figures read(List<Object> seats, List<Object> uses) {
            Map<Integer, Seats> byAllocation = new HashMap<>();
            for (int i = 0; i < seats.size(); i += 4) {
                byAllocation.put(number(seats, i), new Seats(number(seats, i + 1), number(seats, i + 2), number(seats, i + 3)));
            }
            Map<Integer, Integer> byCode = new HashMap<>();
            for (int i = 0; i < uses.size(); i += 2) {
                byCode.put(number(uses, i), number(uses, i + 1));
            }
            return new Figures(byAllocation, byCode);
        }

        private static int number(List<Object> reply, int index) {
            return (int) (long) reply.get(index);
        }
    }

    /** @param left free, and to be had with a code if there is one */
    public record Seats(int left, int held, int sold) {

        public static final Seats NONE = new Seats(0, 0, 0);
    }

    /** What became of showing a code. */
    public sealed interface Shown {

        /** @param left seats and units that it may still be used for; -1: any number */
        record Opens(int allocation, long left, @Nullable Instant expiresAt) implements Shown {}

        record Refused(CodeRefusal why) implements Shown {}
    }
}
