package io.onrush.seatmap.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.availability.Feeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever changes, however slowly watchers read, and however often they leave and come back: what a watcher has applied
 * ends equal to the source, and its number never goes back ({@link SeatPicture} checks that at each message).
 */
class ConvergencePropertyTest {

    private static final String LETTERS = "AHSB";

    @Property(tries = 300)
    void what_a_watcher_has_applied_ends_equal_to_the_source(
            @ForAll long seed,
            @ForAll @Size(max = 120) List<@IntRange(max = 9) Integer> steps,
            @ForAll @IntRange(min = 1, max = 5) int ringFrames,
            @ForAll @IntRange(min = 1, max = 40) int ringChanges) {
        Random random = new Random(seed);
        Node node = new Node(new Feeds(4, ringFrames, ringChanges), Node.SETTINGS);
        List<Node.Reader> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(node.reader(OptionalLong.empty(), new SeatPicture()));
        }

        steps.forEach(step -> act(step, random, node, readers));

        readers.forEach(reader -> reader.request(Long.MAX_VALUE));
        node.feeds.tick();
        node.feeds.tick();
        for (Node.Reader reader : readers) {
            assertThat(reader.picture().seats()).isEqualTo(node.feeds.source.seats(Feeds.EVENT));
            assertThat(reader.picture().seq()).isEqualTo(node.feeds.source.seq(Feeds.EVENT));
        }
    }

    private static void act(int step, Random random, Node node, List<Node.Reader> readers) {
        int who = random.nextInt(readers.size());
        switch (step) {
            case 0, 1, 2, 3 -> node.feeds.source.change(Feeds.EVENT, LETTERS.charAt(random.nextInt(4)),
                    random.ints(1 + random.nextInt(4), 0, 58).toArray());
            case 4, 5, 6 -> node.feeds.tick();
            case 7, 8 -> readers.get(who).request(1 + random.nextInt(3));
            case 9 -> readers.set(who, comeBack(node, readers.get(who)));
            default -> throw new AssertionError(step);
        }
    }

    private static Node.Reader comeBack(Node node, Node.Reader reader) {
        reader.cancel();
        SeatPicture picture = reader.picture();
        return node.reader(picture.seq() < 0 ? OptionalLong.empty() : OptionalLong.of(picture.seq()), picture);
    }
}
