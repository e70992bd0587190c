package io.onrush.engine.inventory;

import io.onrush.seatmap.plan.SeatLayout;
import io.onrush.seatmap.plan.SeatLayout.Block;
import io.onrush.seatmap.plan.SeatLayout.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of the best seats in plain Java: it looks at every choice in blocks that could still be better by more than a little a seat, and takes the
 * best one.
 */
record BestSeatsModel(SeatLayout layout, List<Boolean> accessible) {

    private static final int EQUAL_QUALITY = 16;
    private static final int A_LITTLE = 4;

    /** @param seats fewer than asked for where there are not so many: the most that one could have */
    record Choice(List<Place> places) {

        List<Integer> seats() {
            return places.stream().flatMapToInt(place -> IntStream.range(place.first, place.first + place.size)).boxed().toList();
        }

        private int sum() {
            return places.stream().mapToInt(Place::sum).sum();
        }

        private int quality() {
            return sum() / (EQUAL_QUALITY * seats().size());
        }

        private int singles() {
            return places.stream().mapToInt(Place::singles).sum();
        }
    }

    private record Place(int first, int size, int sum, int singles) {}

    private static final Comparator<Choice> BEST_FIRST = Comparator.comparingInt(Choice::quality)
            .thenComparingInt(Choice::singles)
            .thenComparingInt(Choice::sum)
            .thenComparing(choice -> choice.seats().stream().sorted().toList(), BestSeatsModel::compareLists);

    Choice choose(String states, HoldWish.BestAvailable wish) {
        List<List<Block>> categories = IntStream.range(0, accessible.size()).mapToObj(category -> blocksOf(category, wish)).toList();
        return together(states, categories, wish.quantity())
                .or(() -> IntStream.iterate(wish.quantity() / 2, smaller -> smaller > 0, smaller -> smaller - 1)
                        .mapToObj(smaller -> inTwoRows(states, categories, wish.quantity(), smaller))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(() -> categories.stream().map(blocks -> groups(states, blocks, wish.quantity()))
                        .min(Comparator.<Choice>comparingInt(choice -> -choice.seats().size())
                                .thenComparingInt(choice -> choice.places.size())
                                .thenComparingInt(choice -> choice.places.isEmpty() ? 0 : choice.quality())
                                .thenComparingInt(Choice::sum))
                        .orElseThrow());
    }

    private Optional<Choice> together(String states, List<List<Block>> categories, int seats) {
        return best(categories, seats, (category, block) -> block.quality() * seats,
                block -> places(states, block, seats).map(place -> new Choice(List.of(place))));
    }

    /** The larger part, of equal ones that in the better block, is the one that is looked for; the smaller may be as good as the category's best seat. */
    private Optional<Choice> inTwoRows(String states, List<List<Block>> categories, int seats, int smaller) {
        int larger = seats - smaller;
        return best(categories, seats, (category, block) -> block.quality() * larger + best(category) * smaller,
                block -> inTwoRows(states, block, larger, smaller));
    }

    private int best(int category) {
        return layout.blocks().stream().filter(block -> block.category() == category).mapToInt(Block::quality).min().orElseThrow();
    }

    /** Category by category, block by block; of a category no further where the best sum that a block could have is no better. */
    private static Optional<Choice> best(
            List<List<Block>> categories, int seats, ToIntBiFunction<Integer, Block> bestSum, Function<Block, Stream<Choice>> choices) {
        Optional<Choice> found = Optional.empty();
        for (List<Block> blocks : categories) {
            for (Block block : blocks) {
                if (found.isPresent() && cannotBeat(found.get(), bestSum.applyAsInt(block.category(), block), seats)) {
                    break;
                }
                found = Stream.concat(found.stream(), choices.apply(block)).min(BEST_FIRST);
            }
        }
        return found;
    }

    private static boolean cannotBeat(Choice found, int bestSum, int seats) {
        int quality = bestSum / (EQUAL_QUALITY * seats);
        return quality > found.quality() || quality == found.quality() && found.singles() == 0 && bestSum + A_LITTLE * seats > found.sum();
    }

    private List<Block> blocksOf(int category, HoldWish.BestAvailable wish) {
        boolean wanted = accessible.get(category) == wish.accessible() && (wish.category().isEmpty() || wish.category().getAsInt() == category);
        return layout.blocks().stream()
                .filter(block -> wanted && block.category() == category)
                .filter(block -> wish.sections().isEmpty() || wish.sections().contains(block.section()))
                .toList();
    }

    private Stream<Place> places(String states, Block block, int size) {
        return SingleSeatsModel.runs(states, block).stream().flatMap(run -> IntStream.rangeClosed(run[0], run[1] - size).mapToObj(first -> new Place(
                first,
                size,
                IntStream.range(first, first + size).map(layout::quality).sum(),
                (first - run[0] == 1 ? 1 : 0) + (run[1] - first - size == 1 ? 1 : 0))));
    }

    private Stream<Choice> inTwoRows(String states, Block block, int larger, int smaller) {
        return places(states, block, larger).flatMap(place -> block.neighbours().stream()
                .filter(neighbour -> larger > smaller || neighbour.block() > layout.blocks().indexOf(block))
                .flatMap(neighbour -> places(states, layout.blocks().get(neighbour.block()), smaller)
                        .filter(other -> meet(place, neighbour, other))
                        .map(other -> new Choice(List.of(place, other)))));
    }

    /** One seat of the place, at least, has one of the other directly before or behind it. */
    private static boolean meet(Place place, Neighbour neighbour, Place other) {
        return IntStream.range(place.first, place.first + place.size)
                .map(seat -> seat + neighbour.shift())
                .anyMatch(seat -> seat >= other.first && seat < other.first + other.size);
    }

    private Choice groups(String states, List<Block> blocks, int quantity) {
        StringBuilder free = new StringBuilder(states);
        List<Place> places = new ArrayList<>();
        int missing = quantity;
        while (missing > 0) {
            int longest = blocks.stream().flatMap(block -> SingleSeatsModel.runs(free.toString(), block).stream()).mapToInt(run -> run[1] - run[0]).max().orElse(0);
            int size = Math.min(missing, longest);
            if (size == 0) {
                break;
            }
            Place place = together(free.toString(), List.of(blocks), size).orElseThrow().places.getFirst();
            places.add(place);
            IntStream.range(place.first, place.first + size).forEach(seat -> free.setCharAt(seat, 'H'));
            missing -= size;
        }
        return new Choice(places);
    }

    private static int compareLists(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .map(i -> one.get(i) - other.get(i))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(one.size() - other.size());
    }
}
