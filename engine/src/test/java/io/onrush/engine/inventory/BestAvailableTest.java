package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.catalog.OrphanSeats;
import io.onrush.seatmap.plan.SeatLayout;
import io.onrush.seatmap.plan.SeatLayout.Block;
import io.onrush.seatmap.plan.SeatLayout.Neighbour;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which seats are the best, and which picks leave a single one, by example. The property test has all the rest. */
class BestAvailableTest {

    private static final AtomicLong NEXT = new AtomicLong(1);

    /** Two rows of six, one behind the other, the front one better. */
    private static final SeatLayout TWO_ROWS = new SeatLayout(
            List.of(
                    new Block(0, 6, 0, 0, 0, List.of(new Neighbour(1, 6))),
                    new Block(6, 6, 0, 1, 40, List.of(new Neighbour(0, -6)))),
            new byte[] {2, 1, 0, 0, 1, 2, 42, 41, 40, 40, 41, 42});

    private final ScriptsAtATime scripts = new ScriptsAtATime(
            RedisForTests.connection().reactive(), new UUID(13, NEXT.getAndIncrement()), Duration.ofMillis(1000), 100);

    @Test
    void theBestAreTogether() {
        house("AAAAAAAAAAAA");
        assertThat(best(2)).containsExactly(2, 3);
        assertThat(best(5)).containsExactly(6, 7, 8, 9, 10);
    }

    @Test
    void seatsThatAreAsGoodAndLeaveNoSingleOneComeFirst() {
        house("AAAAASAAAAAA");
        assertThat(best(2)).containsExactly(3, 4);
    }

    @Test
    void twoRowsAsEvenlyAsPossibleComeBeforeSeatsApart() {
        house("AASAASAASAAS");
        assertThat(best(4)).containsExactlyInAnyOrder(3, 4, 9, 10);
    }

    @Test
    void theFewestGroupsAreTakenWhereNothingIsTogether() {
        house("ASSSSASSAASS");
        assertThat(best(3)).containsExactlyInAnyOrder(8, 9, 0);
        assertThat(best(2)).isEmpty();
    }

    @Test
    void onlyTheSectionThatIsAskedForIsSearched() {
        house("AAAAAAAAAAAA");
        assertThat(seats(scripts.best(1, "ann", 100, new HoldWish.BestAvailable(2, OptionalInt.of(0), List.of(1), false)))).containsExactly(8, 9);
        assertThat(scripts.best(2, "ann", 100, new HoldWish.BestAvailable(2, OptionalInt.empty(), List.of(), true))).isEqualTo(new HoldOutcome.TooFew(0));
    }

    @Test
    void aHouseWithoutSeatsOrWithoutLayoutSaysSo() {
        assertThat(scripts.best(1, "ann", 100, wish(1))).isEqualTo(new HoldOutcome.NotLoaded());
        scripts.load("AAAAAAAAAAAA");
        assertThat(scripts.best(1, "ann", 100, wish(1))).isEqualTo(new HoldOutcome.NoLayout());
        assertThat(scripts.hold(1, "ann", 100, OrphanSeats.REFUSE, List.of(1))).isEqualTo(new HoldOutcome.NoLayout());
        assertThat(scripts.hold(1, "ann", 100, OrphanSeats.ALLOW, List.of(1))).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void aPickMayLeaveASingleSeatOnlyWhereOneStaysWhateverIsTaken() {
        house("AAAAAASAAAAS");
        assertThat(scripts.hold(1, "ann", 100, OrphanSeats.REFUSE, List.of(1, 8))).isEqualTo(new HoldOutcome.LeavesSingles(List.of(0, 7)));
        assertThat(scripts.hold(2, "ann", 100, OrphanSeats.REFUSE, List.of(7, 8, 9))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(scripts.hold(3, "ann", 100, OrphanSeats.WARN, List.of(1))).isInstanceOfSatisfying(HoldOutcome.Held.class, held -> assertThat(held.singles()).containsExactly(0));
    }

    /** Many blocks whose bounds are all too high: what a search finds after nobody has searched for long. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.97, 0.995})
    void aLargeHouseIsSearchedAsASmallOne(double sold) {
        Random random = new Random(17);
        int seats = 2000;
        SeatLayout layout = Layouts.random(random, seats, 3, 40);
        String letters = random.doubles(seats).mapToObj(each -> each < sold ? "S" : "A").collect(Collectors.joining());
        List<Boolean> accessible = List.of(false, true, false);
        scripts.load(letters);
        scripts.loadLayout(layout, accessible);
        for (int quantity = 1; quantity <= 8; quantity++) {
            List<Integer> expected = new BestSeatsModel(layout, accessible).choose(scripts.states(), wish(quantity)).seats();
            List<Integer> found = seats(scripts.best(quantity, "ann", 100, wish(quantity)));
            assertThat(found).as("%d seats", quantity).hasSameElementsAs(expected.size() == quantity ? expected : List.of());
        }
    }

    private void house(String letters) {
        scripts.load(letters);
        scripts.loadLayout(TWO_ROWS, List.of(false));
    }

    private List<Integer> best(int quantity) {
        return seats(scripts.best((int) NEXT.getAndIncrement(), "ann", 100, wish(quantity)));
    }

    private static HoldWish.BestAvailable wish(int quantity) {
        return new HoldWish.BestAvailable(quantity, OptionalInt.empty(), List.of(), false);
    }

    private static List<Integer> seats(HoldOutcome outcome) {
        return outcome instanceof HoldOutcome.Held held ? held.ordinals() : List.of();
    }
}
