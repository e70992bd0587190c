package io.onrush.engine.inventory;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** {@code load_allocations.lua}: allocations and codes come back, before the seats do. */
final class LoadAllocationsScript {

    private final InventoryScript script;

    LoadAllocationsScript(RedisClusterReactiveCommands<String, String> redis) {
        this.script = new InventoryScript(redis, "load_allocations");
    }

    /** @param allocations by ordinal */
    Mono<Void> run(UUID eventId, Map<Integer, Integer> allocations, EventAllocations.Codes codes) {
        Stream<String> seats = ordinalsBy(allocations).entrySet().stream().flatMap(of -> Stream.of("seats", of.getKey().toString(), listed(of.getValue()), ""));
        Stream<String> opening = codes.codes().stream()
                .flatMap(code -> Stream.of("code", code.code().digest(), Integer.toString(code.number()), code.terms()));
        Stream<String> opened = ordinalsBy(codes.seats()).entrySet().stream().flatMap(of -> Stream.of("opened", of.getKey().toString(), listed(of.getValue()), ""));
        Stream<String> uses = codes.uses().entrySet().stream().flatMap(of -> Stream.of("uses", of.getKey().toString(), of.getValue().toString(), ""));
        String[] arguments = Stream.of(seats, opening, opened, uses).flatMap(all -> all).toArray(String[]::new);
        return script.run(new EventKeys(eventId).all(), arguments).then();
    }

    private static Map<Integer, List<Integer>> ordinalsBy(Map<Integer, Integer> numbers) {
        return numbers.entrySet().stream()
                .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static String listed(List<Integer> ordinals) {
        return ordinals.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
