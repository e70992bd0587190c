package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

/** What each script promises, on a real Redis and with a clock of the test's. */
class HoldScriptsTest {

    private static final AtomicLong NEXT = new AtomicLong(1);

    private final UUID event = new UUID(7, NEXT.getAndIncrement());
    private final ScriptsAtATime scripts = new ScriptsAtATime(RedisForTests.connection().reactive(), event, Duration.ofMillis(1000), 4);

    @BeforeEach
    void tenSeatsOnSale() {
        scripts.load("AAAAAAAAAA");
    }

    @Test
    void aHoldTakesAllOfItsSeats() {
        HoldOutcome.Held held = (HoldOutcome.Held) scripts.hold(1, "ann", 100, 2, 3);

        assertThat(scripts.states()).isEqualTo("AAHHAAAAAA");
        assertThat(held.fence()).isEqualTo(1);
        assertThat(held.expiresAt()).isEqualTo(Instant.ofEpochMilli(1100));
    }

    @Test
    void aHoldTakesNoneOfItsSeatsWhenOneIsTaken() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.hold(2, "bob", 101, 1, 2, 3)).isEqualTo(new HoldOutcome.SeatsTaken(List.of(2)));
        assertThat(scripts.states()).isEqualTo("AAHAAAAAAA");
    }

    @Test
    void theFenceGrowsWithEveryHold() {
        HoldOutcome.Held first = (HoldOutcome.Held) scripts.hold(1, "ann", 100, 1);
        HoldOutcome.Held second = (HoldOutcome.Held) scripts.hold(2, "bob", 100, 2);
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void aReplayAnswersTheSameSaysSoAndHoldsNothingMore() {
        HoldOutcome.Held first = (HoldOutcome.Held) scripts.hold(1, "ann", 100, 2, 3);

        assertThat(first.again()).isFalse();
        assertThat(scripts.hold(1, "ann", 200, 2, 3)).isEqualTo(new HoldOutcome.Held(first.id(), List.of(2, 3), List.of(), first.fence(), first.expiresAt(), true));
        assertThat(scripts.changes()).hasSize(1);
    }

    @Test
    void aReplayAfterTheEndOfTheHoldTakesNothing() {
        scripts.hold(1, "ann", 100, 2);
        scripts.release(1, "ann");

        assertThat(scripts.hold(1, "ann", 200, 2)).isEqualTo(new HoldOutcome.Ended());
        assertThat(scripts.states()).isEqualTo("AAAAAAAAAA");
    }

    @Test
    void aReplayWhileTheHoldIsBeingBoughtAnswersItsNewDeadline() {
        HoldOutcome.Held first = (HoldOutcome.Held) scripts.hold(1, "ann", 100, 2);
        scripts.extend(1, "ann", 5000, 200);

        HoldOutcome.Held again = (HoldOutcome.Held) scripts.hold(1, "ann", 300, 2);
        assertThat(again.fence()).isEqualTo(first.fence());
        assertThat(again.expiresAt()).isEqualTo(Instant.ofEpochMilli(5200));
    }

    @Test
    void anIdThatNamesOtherSeatsHoldsNothing() {
        scripts.hold(1, "ann", 100, 2, 3);

        assertThat(scripts.hold(1, "ann", 200, 2)).isEqualTo(new HoldOutcome.OtherSeats());
        assertThat(scripts.hold(1, "ann", 200, 2, 3, 4)).isEqualTo(new HoldOutcome.OtherSeats());
        assertThat(scripts.hold(1, "ann", 200, 2, 4)).isEqualTo(new HoldOutcome.OtherSeats());
        assertThat(scripts.hold(1, "ann", 200, 3, 2)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(scripts.states()).isEqualTo("AAHHAAAAAA");
    }

    @Test
    void aVisitorCannotHaveMoreThanTheLimitOverAllHolds() {
        scripts.hold(1, "ann", 100, 0, 1, 2);

        assertThat(scripts.hold(2, "ann", 100, 5, 6)).isEqualTo(new HoldOutcome.OverLimit(3));
        assertThat(scripts.hold(3, "ann", 100, 5)).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void whatIsBoughtCountsForTheLimitToo() {
        scripts.hold(1, "ann", 100, 0, 1, 2, 3);
        scripts.confirm(1, "ann", 150, 0, 1, 2, 3);

        assertThat(scripts.hold(2, "ann", 100, 5)).isEqualTo(new HoldOutcome.OverLimit(4));
    }

    @Test
    void aLapsedHoldIsReapedByTheNextHoldThatWantsItsSeat() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.hold(2, "bob", 1099, 2)).isInstanceOf(HoldOutcome.SeatsTaken.class);
        assertThat(scripts.hold(3, "bob", 1100, 2)).isInstanceOf(HoldOutcome.Held.class);
        assertThat(scripts.states()).isEqualTo("AAHAAAAAAA");
    }

    @Test
    void theSweepEndsLapsedHoldsOldestFirstAndOnlyThose() {
        scripts.hold(1, "ann", 100, 1);
        scripts.hold(2, "bob", 200, 2);
        scripts.hold(3, "cat", 900, 3);

        assertThat(scripts.sweep(1, 1500)).isEqualTo(1);
        assertThat(scripts.states()).isEqualTo("AAHHAAAAAA");
        assertThat(scripts.sweep(10, 1500)).isEqualTo(1);
        assertThat(scripts.states()).isEqualTo("AAAHAAAAAA");
        assertThat(scripts.sweep(10, 1500)).isZero();
    }

    @Test
    void onlyItsOwnerReleasesAHold() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.release(1, "bob")).isEqualTo(new ReleaseOutcome.NotFound());
        assertThat(scripts.states()).isEqualTo("AAHAAAAAAA");
        assertThat(scripts.release(1, "ann")).isEqualTo(new ReleaseOutcome.Released(1));
        assertThat(scripts.release(1, "ann")).isEqualTo(new ReleaseOutcome.Released(0));
    }

    @Test
    void aHoldThatIsBeingBoughtCannotBeReleasedByItsOwner() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.extend(1, "ann", 5000, 200)).isTrue();
        assertThat(scripts.release(1, "ann")).isEqualTo(new ReleaseOutcome.Ordered());
        assertThat(scripts.sweep(10, 5199)).isZero();
        assertThat(scripts.sweep(10, 5200)).isEqualTo(1);
    }

    @Test
    void aHoldIsExtendedOnceAndNotFromBeyondItsDeadline() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.extend(1, "ann", 5000, 1100)).isFalse();
        scripts.hold(2, "bob", 1200, 3);
        scripts.extend(2, "bob", 5000, 1300);
        scripts.extend(2, "bob", 5000, 3000);
        assertThat(scripts.sweep(10, 6300)).isEqualTo(1);
        assertThat(scripts.extend(9, "nobody", 5000, 1300)).isFalse();
    }

    @Test
    void anAcceptedOrderHasTheTimeOfACheckoutAndOnceMoreWhenItsSagaBegins() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.extend(1, "ann", ExtendHoldScript.Stage.ACCEPTED, 5000, 1000)).isTrue();
        assertThat(scripts.extend(1, "ann", ExtendHoldScript.Stage.ACCEPTED, 5000, 4000)).as("a repeated request").isTrue();
        assertThat(scripts.sweep(10, 5999)).isZero();
        assertThat(scripts.extend(1, "ann", ExtendHoldScript.Stage.BEGUN, 5000, 5999)).isTrue();
        assertThat(scripts.extend(1, "ann", ExtendHoldScript.Stage.ACCEPTED, 5000, 9000)).as("a late call").isTrue();
        assertThat(scripts.sweep(10, 10_998)).isZero();
        assertThat(scripts.sweep(10, 10_999)).isEqualTo(1);
    }

    @Test
    void theSweepTellsWhenTheNextHoldLapses() {
        assertThat(scripts.look(10, 100)).isEqualTo(new ExpireHoldsScript.Swept(0, false, null));
        scripts.hold(1, "ann", 100, 1);
        scripts.hold(2, "bob", 300, 2);

        assertThat(scripts.look(10, 500).nextIn()).hasMillis(600);
        assertThat(scripts.look(1, 1200)).isEqualTo(new ExpireHoldsScript.Swept(1, true, Duration.ofMillis(100)));
    }

    @Test
    void whoseHoldsComeToNothingAgainAndAgainHasToWait() {
        ScriptsAtATime strict = withBudget(7, 10_000);
        strict.hold(1, "ann", 100, 1);
        strict.sweep(10, 1100);
        strict.hold(2, "ann", 1200, 2);
        strict.release(2, "ann", 1300);
        assertThat(strict.hold(3, "ann", 1400, 1)).as("5 for the lapse, 1 for the release").isInstanceOf(HoldOutcome.Held.class);
        strict.release(3, "ann", 1500);

        assertThat(strict.hold(4, "ann", 2000, 1)).isEqualTo(new HoldOutcome.CoolsDown(Duration.ofMillis(9100)));
        assertThat(strict.states()).doesNotContain("H");
        assertThat(strict.hold(5, "bob", 2000, 1)).as("another visitor").isInstanceOf(HoldOutcome.Held.class);
        assertThat(strict.hold(6, "ann", 11_099, 2)).isInstanceOf(HoldOutcome.CoolsDown.class);
        assertThat(strict.hold(7, "ann", 11_100, 2)).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void aHoldThatIsGivenBackAtTheLastMomentCountsLikeOneThatLapsed() {
        ScriptsAtATime strict = withBudget(5, 10_000);
        strict.hold(1, "ann", 100, 1);
        strict.release(1, "ann", 1099);

        assertThat(strict.hold(2, "ann", 1200, 1)).isInstanceOf(HoldOutcome.CoolsDown.class);
    }

    @Test
    void whatIsBoughtOrRefusedOrRepeatedIsNotHeldAgainstAnybody() {
        ScriptsAtATime strict = withBudget(2, 10_000);
        strict.hold(1, "ann", 100, 1);
        strict.release(1, "ann", 200);
        strict.release(1, "ann", 210);
        strict.hold(2, "ann", 220, 1);
        strict.extend(2, "ann", 100, 230);
        strict.putBack(2, "ann", 1);
        strict.hold(3, "ann", 240, 1);
        strict.extend(3, "ann", 100, 250);
        strict.sweep(10, 5000);

        assertThat(strict.hold(4, "ann", 5000, 1)).isInstanceOf(HoldOutcome.Held.class);
    }

    @Test
    void aConfirmedHoldIsSoldAndStaysSold() {
        scripts.hold(1, "ann", 100, 2, 3);

        assertThat(scripts.confirm(1, "ann", 150, 2, 3)).isEmpty();
        assertThat(scripts.confirm(1, "ann", 160, 2, 3)).isEmpty();
        assertThat(scripts.sweep(10, 99_999)).isZero();
        assertThat(scripts.states()).isEqualTo("AASSAAAAAA");
        assertThat(scripts.changes()).hasSize(2);
    }

    @Test
    void aLapsedHoldIsConfirmedIfItsSeatsAreStillFree() {
        scripts.hold(1, "ann", 100, 2, 3);
        scripts.sweep(10, 2000);

        assertThat(scripts.confirm(1, "ann", 2100, 2, 3)).isEmpty();
        assertThat(scripts.states()).isEqualTo("AASSAAAAAA");
    }

    @Test
    void aLapsedHoldIsLostIfOneOfItsSeatsIsNot() {
        scripts.hold(1, "ann", 100, 2, 3);
        scripts.sweep(10, 2000);
        scripts.hold(2, "bob", 2000, 3);

        assertThat(scripts.confirm(1, "ann", 2100, 2, 3)).containsExactly(3);
        assertThat(scripts.states()).isEqualTo("AAAHAAAAAA");
    }

    @Test
    void aConfirmationThatComesAfterTheSeatsWerePutBackTakesNothing() {
        scripts.hold(1, "ann", 100, 2, 3);
        scripts.putBack(1, "ann", 2, 3);

        assertThat(scripts.confirm(1, "ann", 200, 2, 3)).containsExactly(2, 3);
        assertThat(scripts.states()).isEqualTo("AAAAAAAAAA");
    }

    @Test
    void theCheckoutPutsSoldSeatsBackButNeverThoseOfOthers() {
        scripts.hold(1, "ann", 100, 2, 3);
        scripts.confirm(1, "ann", 150, 2, 3);
        assertThat(scripts.putBack(1, "ann", 2, 3)).isEqualTo(new ReleaseOutcome.Released(2));
        scripts.hold(2, "bob", 200, 3);

        assertThat(scripts.putBack(1, "ann", 2, 3)).isEqualTo(new ReleaseOutcome.Released(0));
        assertThat(scripts.states()).isEqualTo("AAAHAAAAAA");
    }

    @Test
    void loadingAgainChangesNothing() {
        scripts.hold(1, "ann", 100, 2);
        scripts.load("AAAAAAAAAA");
        assertThat(scripts.states()).isEqualTo("AAHAAAAAAA");
    }

    @Test
    void anEventWithoutSeatsSaysSo() {
        ScriptsAtATime other = new ScriptsAtATime(
                RedisForTests.connection().reactive(), new UUID(8, NEXT.getAndIncrement()), Duration.ofSeconds(1), 4);
        assertThat(other.hold(1, "ann", 100, 2)).isEqualTo(new HoldOutcome.NotLoaded());
    }

    @Test
    void stepsOfACheckoutFailWhileTheEventIsLost() {
        scripts.hold(1, "ann", 100, 2);
        scripts.loseAll();

        assertThat(List.<Runnable>of(
                () -> scripts.extend(1, "ann", 100, 150), () -> scripts.confirm(1, "ann", 160, 2), () -> scripts.putBack(1, "ann", 2)))
                .allSatisfy(step -> assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(step::run));
        assertThat(scripts.release(1, "ann")).isEqualTo(new ReleaseOutcome.NotFound());
        assertThat(scripts.states()).isEmpty();
    }

    @Test
    void anEventComesBackWithItsSalesAndItsOrdersInProgress() {
        scripts.loseAll();
        RebuiltSeats seats = new RebuiltSeats("SSHAAAAAAA", List.of(
                new RebuiltSeats.RebuiltHold(scripts.holdId(1), "ann", "sold", 5, List.of(0, 1)),
                new RebuiltSeats.RebuiltHold(scripts.holdId(2), "bob", "ordered", 6, List.of(2))));

        assertThat(scripts.rebuild(3, seats, 5000, 1000)).isEqualTo(new Restoration.Restored.Loaded());
        assertThat(scripts.states()).isEqualTo("SSHAAAAAAA");
        assertThat(((HoldOutcome.Held) scripts.hold(3, "ann", 1000, 4, 5)).fence()).isEqualTo(3 * (1L << 32) + 1);
        assertThat(scripts.hold(4, "ann", 1000, 6)).as("what she has counts").isEqualTo(new HoldOutcome.OverLimit(4));
        assertThat(scripts.confirm(2, "bob", 1100, 2)).isEmpty();
        assertThat(scripts.putBack(1, "ann", 0, 1)).isEqualTo(new ReleaseOutcome.Released(2));
        assertThat(scripts.sweep(10, 99_000)).as("the hold of ann").isEqualTo(1);
        assertThat(scripts.states()).isEqualTo("AASAAAAAAA");
    }

    @Test
    void aRebuildChangesNothingWhereTheEventIsThere() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.rebuild(9, new RebuiltSeats("SSSSSSSSSS", List.of()), 5000, 1000)).isEqualTo(new Restoration.Restored.Present());
        assertThat(scripts.states()).isEqualTo("AAHAAAAAAA");
        assertThat(scripts.snapshot().seq()).isEqualTo(1);
    }

    @Test
    void aRebuildWithAnEpochThatRedisHasPassedLoadsNothing() {
        scripts.raise(0, 7);
        RedisForTests.commands().del(scripts.key("seats"));

        assertThat(scripts.rebuild(7, new RebuiltSeats("AAAAAAAAAA", List.of()), 5000, 1000)).isEqualTo(new Restoration.Restored.Outdated(7));
        assertThat(scripts.rebuild(8, new RebuiltSeats("AAAAAAAAAA", List.of()), 5000, 1000)).isEqualTo(new Restoration.Restored.Loaded());
    }

    @Test
    void numbersThatWereGivenOutAreNeverGivenAgain() {
        scripts.hold(1, "ann", 100, 2);

        assertThat(scripts.raise(0, 30_000)).isEqualTo(new RaiseNumbersScript.Numbers.Raised(30_000L << 32));
        assertThat(scripts.raise(0, 30_001)).as("another process").isEqualTo(new RaiseNumbersScript.Numbers.Fine());
        scripts.hold(2, "bob", 100, 3);
        assertThat(scripts.changes().getLast().getId()).isEqualTo((30_000L << 32) + 1 + "-0");
        assertThat(scripts.changesAfter(1).entries().getFirst().seq()).isEqualTo((30_000L << 32) + 1);
    }

    @Test
    void theChangeStreamTellsEveryChangeInOrder() {
        scripts.hold(1, "ann", 100, 2, 3);
        scripts.hold(2, "bob", 1100, 3, 4);
        scripts.confirm(2, "bob", 1200, 3, 4);

        assertThat(scripts.changes().stream().map(StreamMessage::getId)).containsExactly("1-0", "2-0", "3-0");
        assertThat(scripts.changes().get(1).getBody()).containsEntry("A", "2").containsEntry("H", "3,4");
        assertThat(scripts.changes().get(2).getBody()).containsOnlyKeys("S");
    }

    @Test
    void theRecordOfAHoldGoesAwayByItself() {
        scripts.hold(1, "ann", 100, 2);
        assertThat(RedisForTests.commands().pttl(scripts.holdKey(1))).isPositive().isLessThanOrEqualTo(1000 + HoldRecord.RETENTION.toMillis());
    }

    @Test
    void everyScriptRunsOnARedisThatForgotIt() {
        scripts.hold(1, "ann", 100, 2, 3);
        List<Runnable> calls = List.of(
                () -> scripts.load("AAAAAAAAAA"),
                () -> scripts.hold(2, "bob", 100, 5),
                () -> scripts.extend(1, "ann", 100, 150),
                () -> scripts.confirm(1, "ann", 160, 2, 3),
                () -> scripts.release(2, "bob"),
                () -> scripts.sweep(10, 200),
                () -> scripts.snapshot(),
                () -> scripts.changesAfter(0),
                () -> scripts.liveHolds(HoldCursor.START, 10, 100),
                () -> scripts.rebuild(1, new RebuiltSeats("S", List.of(new RebuiltSeats.RebuiltHold("gone", "ann", "sold", 1, List.of(9)))), 100, 100),
                () -> scripts.raise(0, 1),
                () -> scripts.books(0, 10),
                () -> scripts.repair(List.of(
                        Difference.Seat.freed(Difference.Kind.SOLD_NOT_CLAIMED, 0, 'S', ""),
                        new Difference.Deadline(Difference.Kind.DEADLINE_LEFT, "none"),
                        new Difference.Visitor("nobody", 3, 0)), 100, 100));
        calls.forEach(call -> {
            RedisForTests.commands().scriptFlush();
            call.run();
        });
        assertThat(scripts.states()).isEqualTo("AASSAAAAAA");
    }

    @Test
    void changesAreReadFromAnyNumberOn() {
        scripts.hold(1, "ann", 100, 2);
        scripts.hold(2, "bob", 100, 3);

        EventSeats.ChangeEntries entries = scripts.changesAfter(1);
        assertThat(entries.currentSeq()).isEqualTo(2);
        assertThat(entries.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.seq()).isEqualTo(2);
            assertThat(entry.letter()).isEqualTo('H');
            assertThat(entry.ordinals()).containsExactly(3);
        });
        assertThat(RedisForTests.commands().xrange(scripts.key("changes"), Range.unbounded())).hasSize(2);
    }

    @Test
    void liveHoldsAreReadByDeadlineThoughSomeShareOne() {
        for (int id = 1; id <= 5; id++) {
            scripts.hold(id, "visitor " + id, id == 1 ? 200 : 100, id);
        }
        List<Integer> seats = new ArrayList<>();
        HoldCursor after = HoldCursor.START;
        for (ReadHoldsScript.Page page = scripts.liveHolds(after, 2, 300); !page.rows().isEmpty(); page = scripts.liveHolds(after, 2, 300)) {
            page.rows().forEach(row -> seats.addAll(row.ordinals()));
            after = HoldCursor.parse(new HoldCursor(page.rows().getLast().deadlineMillis(), page.rows().getLast().holdId()).toString()).orElseThrow();
        }
        assertThat(seats).containsExactly(2, 3, 4, 5, 1);
    }

    @Test
    void aLiveHoldIsReadWithItsStateUntilItWasSweptOrSold() {
        scripts.hold(1, "ann", 100, 2, 3);
        scripts.hold(2, "bob", 100, 4);
        scripts.hold(3, "cai", 100, 5);
        scripts.extend(1, "ann", 5000, 200);
        scripts.confirm(3, "cai", 200, 5);

        ReadHoldsScript.Page late = scripts.liveHolds(HoldCursor.START, 10, 2000);
        assertThat(late.now()).isEqualTo(Instant.ofEpochMilli(2000));
        assertThat(late.seq()).isEqualTo(4);
        assertThat(late.rows()).extracting(ReadHoldsScript.Row::state).containsExactly("held", "ordered");
        assertThat(late.rows()).extracting(ReadHoldsScript.Row::deadlineMillis).containsExactly(1100L, 5200L);
        assertThat(late.rows().getLast()).satisfies(row -> {
            assertThat(row.visitorId()).isEqualTo("ann");
            assertThat(row.ordinals()).containsExactly(2, 3);
            assertThat(row.fence()).isEqualTo(1);
        });
        scripts.sweep(10, 2000);
        assertThat(scripts.liveHolds(HoldCursor.START, 10, 2000).rows()).hasSize(1);
    }

    @Test
    void aDeadlineWhoseHoldIsGoneIsStillListed() {
        scripts.hold(1, "ann", 100, 2);
        RedisForTests.commands().del(scripts.holdKey(1));

        assertThat(scripts.liveHolds(HoldCursor.START, 10, 100).rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEmpty();
            assertThat(row.ordinals()).isEmpty();
        });
    }

    private ScriptsAtATime withBudget(int holds, long windowMillis) {
        ScriptsAtATime strict = new ScriptsAtATime(
                RedisForTests.connection().reactive(), new UUID(6, NEXT.getAndIncrement()), Duration.ofMillis(1000), 4,
                new HoldBudget(holds, Duration.ofMillis(windowMillis)));
        strict.load("AAAA");
        return strict;
    }

    @Test
    void inProductionTheClockIsThatOfRedis() {
        long redisMillis = Long.parseLong(RedisForTests.commands().time().getFirst()) * 1000;
        HoldOutcome.Held held = (HoldOutcome.Held) scripts.holdNow(1, "ann", 2);
        assertThat(held.expiresAt().toEpochMilli()).isBetween(redisMillis, redisMillis + 10_000);
    }
}
