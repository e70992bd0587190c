package io.onrush.engine.inventory;

import io.onrush.seatmap.plan.SeatLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which single seats a pick leaves without need, by trying every other pick of as many seats of the same free run. */
record SingleSeatsModel(SeatLayout layout) {

    List<Integer> singles(String states, List<Integer> pick) {
        List<Integer> singles = new ArrayList<>();
        for (SeatLayout.Block block : layout.blocks()) {
            for (int[] run : runs(states, block)) {
                List<Integer> ofRun = pick.stream().filter(seat -> seat >= run[0] && seat < run[1]).toList();
                List<Integer> alone = ofRun.isEmpty() ? List.of() : alone(run, ofRun);
                if (!alone.isEmpty() && picks(run[0], run[1], ofRun.size()).stream().anyMatch(other -> alone(run, other).isEmpty())) {
                    singles.addAll(alone);
                }
            }
        }
        return singles.stream().sorted().toList();
    }

    /** Free runs as first ordinal and end. */
    static List<int[]> runs(String states, SeatLayout.Block block) {
        List<int[]> runs = new ArrayList<>();
        int from = -1;
        for (int seat = block.firstOrdinal(); seat <= block.firstOrdinal() + block.seats(); seat++) {
            boolean free = seat < block.firstOrdinal() + block.seats() && states.charAt(seat) == 'A';
            if (free && from < 0) {
                from = seat;
            } else if (!free && from >= 0) {
                runs.add(new int[] {from, seat});
                from = -1;
            }
        }
        return runs;
    }

    private static List<Integer> alone(int[] run, List<Integer> pick) {
        return IntStream.range(run[0], run[1])
                .filter(seat -> !pick.contains(seat))
                .filter(seat -> seat == run[0] || pick.contains(seat - 1))
                .filter(seat -> seat == run[1] - 1 || pick.contains(seat + 1))
                .boxed()
                .toList();
    }

    private static List<List<Integer>> picks(int from, int to, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> picks = new ArrayList<>();
        for (int first = from; first <= to - size; first++) {
            for (List<Integer> rest : picks(first + 1, to, size - 1)) {
                List<Integer> pick = new ArrayList<>(List.of(first));
                pick.addAll(rest);
                picks.add(pick);
            }
        }
        return picks;
    }
}
