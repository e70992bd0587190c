package io.onrush.engine.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.inventory.RedisForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What each script promises, on a real Redis and with a clock of the test's. */
class StockScriptsTest {

    private static final Duration TTL = Duration.ofMillis(100);

    private final StockAtATime stock = new StockAtATime(11, 2);
    private final SubBucket collector = stock.bucket(0);
    private final SubBucket other = stock.bucket(1);

    @Test
    void stockIsSpreadEvenly() {
        assertThat(stock.number(0, "left")).isEqualTo(6);
        assertThat(stock.number(1, "left")).isEqualTo(5);
    }

    @Test
    void aTakeTakesAllOfItsUnitsOrNone() {
        assertThat(take(other, "a", 6)).isEqualTo(new TakeReply.Short(5, 0));
        assertThat(take(other, "a", 4)).isEqualTo(new TakeReply.Taken());
        assertThat(take(other, "b", 2)).isEqualTo(new TakeReply.Short(1, 0));
        assertThat(stock.books(1)).containsEntry("left", "1").containsEntry("held", "4");
    }

    @Test
    void aRepeatedTakeTakesNothingMore() {
        take(other, "a", 4);
        assertThat(take(other, "a", 4)).isEqualTo(new TakeReply.Taken());
        assertThat(stock.number(1, "left")).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackIsOnSaleAgainAndALateTakeOfItTakesNothing() {
        take(other, "a", 4);
        assertThat(giveBack(other, "a")).isEqualTo(4);
        assertThat(giveBack(other, "a")).isZero();
        assertThat(take(other, "a", 4)).isEqualTo(new TakeReply.Gone());
        assertThat(stock.books(1)).containsEntry("left", "5").containsEntry("held", "0");
    }

    @Test
    void aTakeThatComesAfterItsEndTakesNothing() {
        giveBack(other, "late");
        assertThat(take(other, "late", 1)).isEqualTo(new TakeReply.Gone());
    }

    @Test
    void aTakeLapsesAtItsDeadline() {
        take(other, "a", 5);
        stock.now += 99;
        assertThat(take(other, "b", 1)).isInstanceOf(TakeReply.Short.class);
        stock.now += 1;
        assertThat(take(other, "b", 1)).isEqualTo(new TakeReply.Taken());
        assertThat(stock.books(1)).containsEntry("left", "4").containsEntry("held", "1");
        assertThat(settle(other, "a")).isFalse();
    }

    @Test
    void anExtendedTakeLapsesLaterAndNeverEarlier() {
        take(other, "a", 5);
        assertThat(extend(other, "a", 500)).isTrue();
        assertThat(extend(other, "a", 10)).isTrue();
        stock.now += 499;
        assertThat(settle(other, "a")).isTrue();
        assertThat(extend(other, "nobody's", 500)).isFalse();
    }

    @Test
    void aSettledTakeIsSoldForGoodAndCanBeGivenBack() {
        take(other, "a", 5);
        assertThat(settle(other, "a")).isTrue();
        assertThat(settle(other, "a")).isTrue();
        extend(other, "a", 10);
        stock.now += 100_000;
        assertThat(StockAtATime.answer(stock.scripts.read(other))).isEqualTo(new StockScripts.Level(0, 0, 0, 5, 0, 0));
        assertThat(giveBack(other, "a")).isEqualTo(5);
        assertThat(stock.books(1)).containsEntry("left", "5").containsEntry("sold", "0");
    }

    @Test
    void whatIsDrainedIsUnderWayUntilTheCollectorHasReceivedIt() {
        Drained drained = drain(other);

        assertThat(drained).isEqualTo(new Drained(1, 0, 5, 0));
        assertThat(drain(other)).isEqualTo(drained);
        assertThat(stock.underWay()).isEqualTo(5);
        assertThat(take(collector, "a", 11, drained)).isEqualTo(new TakeReply.Taken());
        assertThat(take(collector, "b", 1, drained)).as("nothing is received twice").isEqualTo(new TakeReply.Short(0, 0));
        assertThat(stock.underWay()).isZero();
    }

    @Test
    void anOldMessageAfterANewerOneBringsNothing() {
        take(other, "a", 2);
        Drained first = drain(other);
        giveBack(other, "a");
        Drained second = drain(other);

        assertThat(take(collector, "b", 12, second)).isEqualTo(new TakeReply.Short(11, 0));
        assertThat(take(collector, "b", 12, first)).isEqualTo(new TakeReply.Short(11, 0));
    }

    @Test
    void whatComesBackAfterADrainIsSeenByTheNext() {
        take(other, "a", 2);
        assertThat(drain(other)).isEqualTo(new Drained(1, 0, 3, 0));
        giveBack(other, "a");
        take(other, "b", 2);
        assertThat(drain(other)).as("gone again, but not unnoticed").isEqualTo(new Drained(1, 0, 3, 2));
    }

    @Test
    void aDrainBringsBackWhatHasLapsed() {
        take(other, "a", 2);
        stock.now += 100;
        assertThat(drain(other)).isEqualTo(new Drained(1, 0, 5, 2));
    }

    @Test
    void aMessageOfAnotherEpochBringsNothing() {
        assertThat(take(collector, "a", 7, new Drained(1, 3, 5, 0))).isEqualTo(new TakeReply.Short(6, 0));
    }

    @Test
    void onlyAHigherEpochIsLoadedOverWhatIsThere() {
        take(other, "a", 2);
        assertThat(load(0, 100, Map.of())).isFalse();
        assertThat(stock.number(1, "left")).isEqualTo(3);
        assertThat(load(1, 4, Map.of(kept("sold", 0), 1))).isTrue();
        assertThat(StockAtATime.answer(stock.scripts.read(other))).isEqualTo(new StockScripts.Level(1, 4, 0, 1, 0, 0));
        assertThat(settle(other, "a")).as("takes of before are forgotten").isFalse();
        assertThat(giveBack(other, "sold")).isEqualTo(1);
    }

    @Test
    void whatIsKeptAtALoadLapsesAtItsDeadlineUnlessItIsSold() {
        load(1, 4, Map.of(kept("sold", 0), 1, kept("held", 50), 2));
        assertThat(StockAtATime.answer(stock.scripts.read(other))).isEqualTo(new StockScripts.Level(1, 4, 2, 1, 0, 0));
        stock.now += 50;
        assertThat(StockAtATime.answer(stock.scripts.read(other))).isEqualTo(new StockScripts.Level(1, 6, 0, 1, 0, 0));
    }

    @Test
    void onlyWhatIsSoldIsToldToTheReconciler() {
        take(other, "held", 1);
        take(other, "sold", 3);
        settle(other, "sold");
        StockScripts.SoldPage page = StockAtATime.answer(stock.scripts.readTakes(other, "0"));
        assertThat(page.takes()).containsExactly(new SoldTake("sold", new StockTake.Part("standing", 3, 1)));
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void manyTakesAreToldInSeveralPages() {
        load(1, 0, IntStream.range(0, 1000).boxed().collect(Collectors.toMap(i -> kept("take " + i, 0), i -> 1)));
        List<StockScripts.SoldPage> pages = StockAtATime.answer(stock.scripts.readTakes(other, "0")
                .expand(page -> page.isLast() ? Mono.empty() : stock.scripts.readTakes(other, page.cursor()))
                .collectList());
        assertThat(pages).hasSizeGreaterThan(2);
        assertThat(pages.stream().flatMap(page -> page.takes().stream()).map(SoldTake::takeId).distinct()).hasSize(1000);
    }

    @Test
    void aTotalIsSetRightOnceAndOnlyWhereItIsAsItWasSeen() {
        take(collector, "a", 2);
        StockTotal tooFew = new StockTotal("standing", 3, 0, 6);
        assertThat(repairTotal(new StockTotal("standing", 3, 0, 5))).isFalse();
        assertThat(repairTotal(new StockTotal("standing", 3, 1, 6))).as("of another epoch").isFalse();
        assertThat(repairTotal(tooFew)).isTrue();
        assertThat(repairTotal(tooFew)).as("again").isFalse();
        assertThat(stock.number(0, "left")).isEqualTo(7);
        drain(other);
        take(collector, "b", 8, new Drained(1, 0, 5, 0));
        assertThat(repairTotal(new StockTotal("standing", -3, 0, 9))).as("whatever was received and taken meanwhile").isTrue();
        assertThat(StockAtATime.answer(stock.scripts.read(collector)).total()).isEqualTo(6);
    }

    @Test
    void whatWasGivenBackBeforeItsLoadIsOnSale() {
        giveBack(other, "sold");
        load(1, 4, Map.of(kept("sold", 0), 1));
        assertThat(StockAtATime.answer(stock.scripts.read(other))).isEqualTo(new StockScripts.Level(1, 5, 0, 0, 0, 0));
    }

    @Test
    void whatIsNotLoadedSaysSo() {
        SubBucket nowhere = new SubBucket(new UUID(12, 0), "x", 0);
        assertThat(take(nowhere, "a", 1)).isEqualTo(new TakeReply.NotLoaded());
        assertThat(drain(nowhere)).isNull();
        assertThat(StockAtATime.answer(stock.scripts.read(nowhere))).isNull();
        assertThat(giveBack(nowhere, "a")).isZero();
    }

    @Test
    void everyScriptRunsOnARedisThatForgotIt() {
        List<Runnable> calls = List.of(
                () -> load(0, 5, Map.of()),
                () -> take(other, "a", 1),
                () -> take(other, "b", 1),
                () -> extend(other, "a", 100),
                () -> settle(other, "a"),
                () -> giveBack(other, "b"),
                () -> drain(other),
                () -> repairTotal(new StockTotal("standing", 0, 0, 0)),
                () -> StockAtATime.answer(stock.scripts.readTakes(other, "0")),
                () -> StockAtATime.answer(stock.scripts.read(other)));
        calls.forEach(call -> {
            RedisForTests.commands().scriptFlush();
            call.run();
        });
        assertThat(StockAtATime.answer(stock.scripts.read(other))).isEqualTo(new StockScripts.Level(0, 0, 0, 1, 4, 0));
    }

    @Test
    void theSubBucketsOfASkuLieInSlotsOfTheirOwn() {
        assertThat(collector.keys()[0]).startsWith("{s:").endsWith("/standing/0}:stock");
        assertThat(other.keys()[0]).endsWith("/standing/1}:stock");
    }

    private TakeReply take(SubBucket bucket, String take, int units, Drained... moved) {
        return StockAtATime.answer(stock.scripts.take(bucket, take, units, TTL, List.of(moved)));
    }

    private Drained drain(SubBucket bucket) {
        return StockAtATime.answer(stock.scripts.drain(bucket));
    }

    private int giveBack(SubBucket bucket, String take) {
        return StockAtATime.answer(stock.scripts.giveBack(bucket, take));
    }

    private boolean settle(SubBucket bucket, String take) {
        return StockAtATime.answer(stock.scripts.settle(bucket, take));
    }

    private boolean extend(SubBucket bucket, String take, long millis) {
        return StockAtATime.answer(stock.scripts.extend(bucket, take, Duration.ofMillis(millis)));
    }

    private boolean repairTotal(StockTotal total) {
        return StockAtATime.answer(stock.scripts.repairTotal(collector, total));
    }

    private static KeptTake kept(String id, long millis) {
        return new KeptTake(new StockTake(id, List.of()), Duration.ofMillis(millis));
    }

    private boolean load(long epoch, long left, Map<KeptTake, Integer> sold) {
        return StockAtATime.answer(stock.scripts.load(other, epoch, left, sold));
    }
}
