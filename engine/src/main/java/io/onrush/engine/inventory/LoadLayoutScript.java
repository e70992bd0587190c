package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.seatmap.plan.SeatLayout;
import io.onrush.seatmap.plan.SeatLayout.Block;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code load_layout.lua}: which seats are together and how good they are, beside the seats of an event. */
final class LoadLayoutScript {

    private final InventoryScript script;

    LoadLayoutScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "layout", "load_layout");
    }

    /**
     * The texts are not written on an event loop: a stadium's take milliseconds. True where this call loaded it, false where it was there.
     *
     * @param accessible by index of category
     */
    Mono<Boolean> run(UUID eventId, SeatLayout layout, List<Boolean> accessible) {
        return Mono.defer(() -> script.run(
                        new EventKeys(eventId).all(), blocks(layout), neighbours(layout), quality(layout), letters(accessible)))
                .subscribeOn(Schedulers.parallel())
                .map(reply -> reply.getFirst().equals("LOADED"));
    }

    private static String blocks(SeatLayout layout) {
        return list(layout.blocks().stream().flatMapToInt(block -> IntStream.of(
                block.firstOrdinal(), block.seats(), block.category(), block.section(), block.quality(), block.neighbours().size())));
    }

    private static String neighbours(SeatLayout layout) {
        return list(layout.blocks().stream().map(Block::neighbours).flatMap(List::stream)
                .flatMapToInt(neighbour -> IntStream.of(neighbour.block(), neighbour.shift())));
    }

    private static String quality(SeatLayout layout) {
        return list(IntStream.range(0, layout.quality().length).map(layout::quality));
    }

    private static String letters(List<Boolean> accessible) {
        return accessible.stream().map(each -> each ? "a" : "o").collect(Collectors.joining());
    }

    private static String list(IntStream numbers) {
        Stream<String> texts = numbers.mapToObj(Integer::toString);
        return texts.collect(Collectors.joining(",", "[", "]"));
    }
}
