package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Repairs differences, a few in a call. Each script looks again whether what it repairs is still as it was seen. */
final class Repairs {

    private static final int IN_A_CALL = 50;

    private final InventoryScript repairSeats;
    private final InventoryScript repairAllocations;
    private final InventoryScript repairDeadlines;
    private final InventoryScript repairVisitors;
    private final Duration checkoutTime;
    private final Function<UUID, Mono<Void>> unclaim;

    /** @param unclaim gives up the claims of an order */
    Repairs(RedisClusterReactiveCommands<String, String> redis, Duration checkoutTime, Function<UUID, Mono<Void>> unclaim) {
        this.repairSeats = new InventoryScript(redis, "repair_seats");
        this.repairAllocations = new InventoryScript(redis, "repair_allocations");
        this.repairDeadlines = new InventoryScript(redis, "repair_deadlines");
        this.repairVisitors = new InventoryScript(redis, "repair_visitors");
        this.checkoutTime = checkoutTime;
        this.unclaim = unclaim;
    }

    /** Those that were repaired, in no order. */
    Flux<Difference> repair(UUID eventId, List<Difference> differences, String now) {
        List<Difference> seats = new ArrayList<>();
        List<Difference> allocations = new ArrayList<>();
        List<Difference> deadlines = new ArrayList<>();
        List<Difference> visitors = new ArrayList<>();
        List<Difference.Claim> claims = new ArrayList<>();
        differences.forEach(difference -> {
            switch (difference) {
                case Difference.Seat seat -> seats.add(seat);
                case Difference.Allocated allocated -> allocations.add(allocated);
                case Difference.Deadline deadline -> deadlines.add(deadline);
                case Difference.Visitor visitor -> visitors.add(visitor);
                case Difference.Claim claim -> claims.add(claim);
                case Difference.OfStock units -> { } // by StockRepairs
            }
        });
        Stream<String> terms = Stream.of(now, Long.toString(checkoutTime.toMillis()), Long.toString(HoldRecord.RETENTION.toMillis()));
        return Flux.concat(
                repair(repairSeats, eventId, terms.toList(), seats),
                repair(repairAllocations, eventId, List.of(), allocations),
                repair(repairDeadlines, eventId, List.of(), deadlines),
                repair(repairVisitors, eventId, List.of(), visitors),
                Flux.fromIterable(claims).concatMap(claim -> unclaim.apply(claim.orderId()).thenReturn(claim)));
    }

    private static Flux<Difference> repair(InventoryScript script, UUID eventId, List<String> terms, List<Difference> differences) {
        return Flux.fromIterable(differences).buffer(IN_A_CALL).concatMap(some -> {
            Stream<String> arguments = Stream.concat(terms.stream(), some.stream().flatMap(Repairs::arguments));
            return script.run(new EventKeys(eventId).all(), arguments.toArray(String[]::new)).flatMapIterable(reply -> repaired(some, reply));
        });
    }

    private static List<Difference> repaired(List<Difference> some, List<Object> reply) {
        List<Difference> repaired = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if ((long) reply.get(i) == 1) {
                repaired.add(some.get(i));
            }
        }
        return repaired;
    }

    private static Stream<String> arguments(Difference difference) {
        return switch (difference) {
            case Difference.Seat seat -> Stream.of(
                    Integer.toString(seat.ordinal()), Character.toString(seat.letter()), seat.owner(), Character.toString(seat.wanted()),
                    seat.holdId(), seat.visitorId(), seat.ordinals().stream().map(String::valueOf).collect(Collectors.joining(",")));
            case Difference.Allocated of -> Stream.of(
                    Integer.toString(of.ordinal()), Character.toString(of.letter()), Integer.toString(of.seen()), Integer.toString(of.wanted()));
            case Difference.Deadline deadline -> Stream.of(deadline.holdId());
            case Difference.Visitor visitor -> Stream.of(visitor.visitorId(), Long.toString(visitor.has()), Long.toString(visitor.should()));
            case Difference.Claim claim -> throw new IllegalArgumentException("Redis knows no claims: " + claim);
            case Difference.OfStock units -> throw new IllegalArgumentException("Not in the slot of the event: " + units);
        };
    }
}
