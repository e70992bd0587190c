package io.onrush.engine.inventory;

import io.onrush.seatmap.plan.SeatLayout;
import io.onrush.seatmap.plan.SeatLayout.Block;
import io.onrush.seatmap.plan.SeatLayout.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules of the best seats in plain Java: it looks at every choice there is and takes the best one. */
record BestSeatsModel(SeatLayout layout, List<Boolean> accessible) {

    private static final int EQUAL_QUALITY = 16;

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
        return best(categories.stream().flatMap(List::stream).flatMap(block -> places(states, block, wish.quantity())).map(place -> new Choice(List.of(place))))
                .or(() -> IntStream.iterate(wish.quantity() / 2, smaller -> smaller > 0, smaller -> smaller - 1)
                        .mapToObj(smaller -> best(categories.stream().flatMap(List::stream).flatMap(block -> inTwoRows(states, block, smaller, wish))))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(() -> categories.stream().map(blocks -> groups(states, blocks, wish.quantity()))
                        .min(Comparator.<Choice>comparingInt(choice -> -choice.seats().size())
                                .thenComparingInt(choice -> choice.places.size())
                                .thenComparingInt(choice -> choice.places.isEmpty() ? 0 : choice.quality())
                                .thenComparingInt(Choice::sum))
                        .orElseThrow());
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

    private Stream<Choice> inTwoRows(String states, Block block, int smaller, HoldWish.BestAvailable wish) {
        int larger = wish.quantity() - smaller;
        return places(states, block, smaller).flatMap(place -> block.neighbours().stream().flatMap(neighbour ->
                places(states, layout.blocks().get(neighbour.block()), larger)
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
            Place place = best(blocks.stream().flatMap(block -> places(free.toString(), block, size)).map(each -> new Choice(List.of(each)))).orElseThrow().places.getFirst();
            places.add(place);
            IntStream.range(place.first, place.first + size).forEach(seat -> free.setCharAt(seat, 'H'));
            missing -= size;
        }
        return new Choice(places);
    }

    private static Optional<Choice> best(Stream<Choice> choices) {
        return choices.min(BEST_FIRST);
    }

    private static int compareLists(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .map(i -> one.get(i) - other.get(i))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(one.size() - other.size());
    }
}
