package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the scripts promise of blocked and allocated seats, on a real Redis and with a clock of the test's. */
class AllocationScriptsTest {

    private static final AtomicLong NEXT = new AtomicLong(1);

    private final UUID event = new UUID(19, NEXT.getAndIncrement());
    private final ScriptsAtATime scripts = new ScriptsAtATime(RedisForTests.connection().reactive(), event, Duration.ofMillis(1000), 4);

    @BeforeEach
    void tenSeatsOnSaleAndAnAllocationOfTheFirstThree() {
        scripts.load("AAAAAAAAAA");
        scripts.give(1, List.of(0, 1, 2));
        scripts.open(scripts.code("sponsor", 1, 1, 2, null));
    }

    @Test
    void keptSeatsAreBlockedAndWatchersAreTold() {
        assertThat(scripts.states()).isEqualTo("BBBAAAAAAA");
        assertThat(scripts.changes().getFirst().getBody()).isEqualTo(Map.of("B", "0,1,2"));
    }

    @Test
    void nobodysSeatIsTakenAway() {
        scripts.hold(1, "ann", 100, 5);
        scripts.hold(2, "bob", 100, 6);
        scripts.confirm(2, "bob", 110, 6);

        assertThat(scripts.give(2, List.of(1, 4, 5, 6))).isEqualTo(Map.of(1, 'B', 5, 'H', 6, 'S'));
        assertThat(scripts.give(2, List.of(4))).as("again").isEmpty();
        assertThat(scripts.states()).isEqualTo("BBBABHSAAA");
        scripts.release(1, "ann", 120);
        assertThat(scripts.states()).as("it was not kept, so it is on sale").isEqualTo("BBBABASAAA");
    }

    @Test
    void onlyWhoHasTheCodeMayHoldThem() {
        assertThat(scripts.hold(1, "ann", 100, 0)).isEqualTo(new HoldOutcome.SeatsTaken(List.of(0)));
        assertThat(scripts.holdWith("sponsor", 2, "ann", 100, List.of(0, 5))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(scripts.states()).isEqualTo("HBBAAHAAAA");
        assertThat(scripts.holdWith("SPON-sor", 3, "bob", 100, List.of(1))).as("as it was read out").isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void aCodeOpensItsOwnAllocationOnly() {
        scripts.give(2, List.of(4));
        assertThat(scripts.holdWith("sponsor", 1, "ann", 100, List.of(0, 4))).isEqualTo(new HoldOutcome.SeatsTaken(List.of(4)));
    }

    @Test
    void whatComesBackBelongsToTheAllocationAgainAndTheUseToTheCode() {
        scripts.holdWith("sponsor", 1, "ann", 100, List.of(0, 1));
        assertThat(scripts.holdWith("sponsor", 2, "bob", 100, List.of(2))).isEqualTo(new HoldOutcome.CodeRefused(new CodeRefusal.Spent(0)));
        scripts.release(1, "ann", 200);
        assertThat(scripts.states()).isEqualTo("BBBAAAAAAA");
        assertThat(scripts.changes().getLast().getBody()).isEqualTo(Map.of("B", "0,1"));

        scripts.holdWith("sponsor", 3, "bob", 300, List.of(1, 5));
        scripts.sweep(10, 1300);
        assertThat(scripts.states()).as("one lapsed").isEqualTo("BBBAAAAAAA");
        assertThat(scripts.changes().getLast().getBody()).isEqualTo(Map.of("A", "5", "B", "1"));
        scripts.holdWith("sponsor", 4, "cat", 1400, List.of(0, 1));
        scripts.confirm(4, "cat", 1500, 0, 1);
        scripts.putBack(4, "cat", 0, 1);
        assertThat(scripts.figures().uses()).as("one was cancelled").containsEntry(1, 0);
        assertThat(scripts.states()).isEqualTo("BBBAAAAAAA");
    }

    @Test
    void whatIsReleasedIsOnSaleAtOnceAndWhatIsHeldWhenItComesBack() {
        scripts.holdWith("sponsor", 1, "ann", 100, List.of(0));
        scripts.release(1, List.of(0, 1, 2));

        assertThat(scripts.states()).isEqualTo("HAAAAAAAAA");
        assertThat(scripts.changes().getLast().getBody()).isEqualTo(Map.of("A", "1,2"));
        scripts.release(1, "ann", 200);
        assertThat(scripts.states()).isEqualTo("AAAAAAAAAA");
        assertThat(scripts.figures().uses()).containsEntry(1, 0);
    }

    @Test
    void aLatePaymentGetsItsKeptSeatsAgainIfTheCodeStillOpensThem() {
        scripts.holdWith("sponsor", 1, "ann", 100, List.of(0, 1));
        scripts.sweep(10, 1200);
        assertThat(scripts.confirm(1, "ann", 1300, 0, 1)).isEmpty();
        assertThat(scripts.states()).isEqualTo("SSBAAAAAAA");
        assertThat(scripts.figures().uses()).containsEntry(1, 2);
    }

    @Test
    void aLatePaymentDoesNotGetWhatWasBlockedMeanwhile() {
        scripts.hold(1, "ann", 100, 5);
        scripts.sweep(10, 1200);
        scripts.give(2, List.of(5));
        assertThat(scripts.confirm(1, "ann", 1300, 5)).containsExactly(5);

        scripts.holdWith("sponsor", 2, "bob", 1400, List.of(0));
        scripts.sweep(10, 3000);
        scripts.close(scripts.code("sponsor", 1, 1, 2, null));
        assertThat(scripts.confirm(2, "bob", 3100, 0)).as("the code was revoked").containsExactly(0);
    }

    @Test
    void anExpiredCodeIsAsWrongAsAnUnknownOne() {
        scripts.open(scripts.code("early", 2, 1, 0, Instant.ofEpochMilli(500)));

        assertThat(scripts.holdWith("early", 1, "ann", 499, List.of(0))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(scripts.holdWith("early", 2, "ann", 500, List.of(1))).isEqualTo(new HoldOutcome.CodeRefused(new CodeRefusal.Wrong()));
        assertThat(scripts.holdWith("nonsense", 3, "ann", 500, List.of(5))).isEqualTo(new HoldOutcome.CodeRefused(new CodeRefusal.Wrong()));
    }

    @Test
    void whoGuessesHasToWaitAndOthersDoNot() {
        for (int i = 0; i < 10; i++) {
            assertThat(scripts.show("ann", "guess " + i)).isEqualTo(new AllocatedSeats.Shown.Refused(new CodeRefusal.Wrong()));
        }
        HoldOutcome.CodeRefused refused = (HoldOutcome.CodeRefused) scripts.holdWith("sponsor", 1, "ann", 100, List.of(0));
        assertThat(((CodeRefusal.TooMany) refused.why()).remaining()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(scripts.hold(2, "ann", 100, 5)).as("without a code").isInstanceOf(HoldOutcome.Held.class);
        assertThat(scripts.show("bob", "sponsor")).isEqualTo(new AllocatedSeats.Shown.Opens(1, 2, null));
    }

    @Test
    void aReplayWithACodeAnswersTheSame() {
        HoldOutcome first = scripts.holdWith("sponsor", 1, "ann", 100, List.of(0));
        HoldOutcome.Held again = (HoldOutcome.Held) scripts.holdWith("sponsor", 1, "ann", 100, List.of(0));
        assertThat(again.fence()).isEqualTo(((HoldOutcome.Held) first).fence());
        assertThat(scripts.figures().uses()).containsEntry(1, 1);
    }

    @Test
    void figuresTellHowEachAllocationStands() {
        scripts.give(300, List.of(7, 8));
        scripts.holdWith("sponsor", 1, "ann", 100, List.of(0));
        scripts.holdWith("sponsor", 2, "bob", 100, List.of(1));
        scripts.confirm(2, "bob", 200, 1);

        assertThat(scripts.figures()).isEqualTo(new AllocatedSeats.Figures(
                Map.of(1, new AllocatedSeats.Seats(1, 1, 1), 300, new AllocatedSeats.Seats(2, 0, 0)), Map.of(1, 2)));
    }

    @Test
    void everyScriptRunsOnARedisThatForgotIt() {
        List<Runnable> calls = List.of(
                () -> scripts.give(2, List.of(4)),
                () -> scripts.holdWith("sponsor", 1, "ann", 100, List.of(0)),
                () -> scripts.confirm(1, "ann", 200, 0),
                () -> scripts.show("ann", "sponsor"),
                () -> scripts.release(2, List.of(4)),
                scripts::figures,
                () -> scripts.repair(List.of(new Difference.Allocated(Difference.Kind.BLOCK_LOST, 9, 'A', 0, 2)), 1000, 100),
                () -> scripts.loadAllocations(Map.of(), new EventAllocations.Codes(List.of(), Map.of(), Map.of())));
        calls.forEach(call -> {
            RedisForTests.commands().scriptFlush();
            call.run();
        });
        assertThat(scripts.states()).isEqualTo("SBBAAAAAAB");
    }
}
