package io.onrush.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.catalog.Event;
import io.onrush.engine.catalog.Events;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.TableLock;
import io.onrush.engine.stock.Stock;
import io.onrush.engine.stock.StockBook;
import io.onrush.engine.stock.StockClaimRace;
import io.onrush.engine.stock.StockClaims;
import io.onrush.engine.stock.StockTake;
import io.onrush.engine.stock.WantedStock;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What becomes of stock that Redis has forgotten, or given to others meanwhile. */
@OnrushTest
class StockCheckoutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LATER = 1000;

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    @Autowired
    private Events events;

    @Autowired
    private Stock stock;

    @Autowired
    private EventStock eventStock;

    @Autowired
    private StockClaims claims;

    @Autowired
    private StockHolds holds;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private DatabaseClient database;

    @Test
    void aHoldIsPlacedToItsEndThoughItsVisitorHangsUp(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        Event event = event(sale);
        HoldId id = new HoldId(event.id(), new UUID(21, 1));
        List<WantedStock> two = List.of(new WantedStock(event.items().getFirst(), 2));

        holds.place(new StockHoldRequest(id, "ann", event, two, false, null)).subscribe().dispose();

        await().until(() -> redis.exists(new EventKeys(event.id()).holdKey(id)).block(PATIENCE) == 1);
        assertThat(book(sale)).isEqualTo(new StockBook("print", 20, 18, 2, 0));
    }

    @Test
    void unitsThatLapsedAreTakenAgainWhereThereAreEnough(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.holdItems(sale, "print", 2).expect(201);
        loseUnits(sale, hold);

        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 20, 18, 0, 2));
        shopper.cancel(orderId, "back").expect(202);
        shopper.awaitOrder(orderId, "CANCELLED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 20, 20, 0, 0));
    }

    @Test
    void unitsThatOthersHaveByNowAreLostAndNothingIsPaid(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));
        Shopper late = shop.shopper().admittedTo(sale);
        Reply lapsed = late.holdItems(sale, "print", 2).expect(201);
        loseUnits(sale, lapsed);
        Shopper other = shop.shopper().admittedTo(sale);
        Reply hold = other.holdItems(sale, "print", 1).expect(201);

        assertThat(late.awaitOrder(late.order(lapsed, "tok_visa").expect(202).text("orderId"), "FAILED").text("reason")).isEqualTo("seats-lost");
        other.awaitOrder(other.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 2, 1, 0, 1));
    }

    @Test
    void stockThatRedisLostComesBackButForWhatIsSold(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        Shopper buyer = shop.shopper().admittedTo(sale);
        String orderId = buyer.order(buyer.holdItems(sale, "print", 3).expect(201), "tok_visa").expect(202).text("orderId");
        buyer.awaitOrder(orderId, "CONFIRMED");
        Shopper holder = shop.shopper().admittedTo(sale);
        Reply hold = holder.holdItems(sale, "print", 2).expect(201);
        loseAll(sale);
        holder.holdItems(sale, "print", 2).expectProblem(503, "inventory-rebuilding");

        await().ignoreExceptions().until(() -> book(sale).equals(new StockBook("print", 40, 37, 0, 3)));
        assertThat(eventStock.load(event(sale), LATER).block(PATIENCE)).isFalse();
        holder.order(hold, "tok_visa").expectProblem(404, "hold-not-found");
        holder.holdItems(sale, "print", 2).expect(201);
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 35, 2, 3));
        buyer.cancel(orderId, "back").expect(202);
        buyer.awaitOrder(orderId, "CANCELLED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 38, 2, 0));
    }

    @Test
    void whereOnlyTheSlotOfTheEventIsLostWhatIsSoldCanStillBePutBack(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        Shopper buyer = shop.shopper().admittedTo(sale);
        String orderId = buyer.order(buyer.holdItems(sale, "print", 3).expect(201), "tok_visa").expect(202).text("orderId");
        buyer.awaitOrder(orderId, "CONFIRMED");
        lose("{e:" + sale.eventId() + "}:*");
        buyer.holdItems(sale, "print", 2).expectProblem(503, "inventory-rebuilding");

        await().until(() -> redis.exists("{e:" + sale.eventId() + "}:stock").block(PATIENCE) == 1);
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 37, 0, 3));
        buyer.cancel(orderId, "back").expect(202);
        buyer.awaitOrder(orderId, "CANCELLED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 40, 0, 0));
    }

    @Test
    void loadingWhatIsThereChangesNothing(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 2).expect(201);

        assertThat(eventStock.load(event(sale), 7).block(PATIENCE)).isFalse();
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 38, 2, 0));
    }

    @Test
    void anAcceptedOrderThatHasNotClaimedYetKeepsItsUnitsThoughAllIsLost(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 2));
        Shopper shopper = shop.shopper().admittedTo(sale);
        Shopper other = shop.shopper().admittedTo(sale);
        Reply hold = shopper.holdItems(sale, "print", 2).expect(201);
        String orderId;
        try (TableLock noClaims = TableLock.on(connections, "engine.stock_claims")) {
            orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
            loseAll(sale);
            await().until(() -> other.holdItems(sale, "print", 1), refused -> refused.status() != 503).expectProblem(409, "stock-unavailable");
            assertThat(book(sale)).isEqualTo(new StockBook("print", 2, 0, 2, 0));
        }
        shopper.awaitOrder(orderId, "CONFIRMED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 2, 0, 0, 2));
    }

    @Test
    void whatWasPutBackIsNotLoadedAsSoldThoughItsClaimIsStillThere(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        Event event = event(sale);
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.holdItems(sale, "print", 2).expect(201);
        UUID order = new UUID(21, 2);
        claims.claim(event.id(), order, hold.text("holdId"), shopper.visitorId(), Map.of("print", 2)).block(PATIENCE);
        shopper.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null).expect(204);
        redis.del("{s:" + sale.eventId() + "/print/1}:stock").block(PATIENCE);

        assertThat(eventStock.load(event, 1).block(PATIENCE)).isTrue();
        claims.unclaim(order).block(PATIENCE);
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 40, 0, 0));
    }

    @Test
    void aPartThatIsMissingIsPutBackWithTheRestAndALiveHoldKeepsItsUnits(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 40));
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply hold = shopper.holdItems(sale, "print", 2).expect(201);
        redis.del("{s:" + sale.eventId() + "/print/1}:stock").block(PATIENCE);

        assertThat(eventStock.load(event(sale), 1).block(PATIENCE)).isTrue();
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 38, 2, 0));
        shopper.awaitOrder(shopper.order(hold, "tok_visa").expect(202).text("orderId"), "CONFIRMED");
        assertThat(book(sale)).isEqualTo(new StockBook("print", 40, 38, 0, 2));
    }

    @Test
    void ofManyOrdersThatWantTooMuchNoMoreIsClaimedThanThereIs(Shop shop) {
        Shop.Sale sale = shop.openStockSale(it -> {}, Shop.item("a", 15), Shop.item("b", 40));
        new StockClaimRace(claims, database).noMoreIsClaimedThanThereIs(UUID.fromString(sale.eventId()));
    }

    /** As if the take had come to its deadline. */
    private void loseUnits(Shop.Sale sale, Reply hold) {
        HoldId id = HoldId.parse(hold.text("holdId")).orElseThrow();
        Map<String, String> record = redis.hgetall(new EventKeys(id.eventId()).holdKey(id)).collectMap(KeyValue::getKey, KeyValue::getValue).block(PATIENCE);
        StockTake take = StockTake.parse(record.get("take"), record.get("items"), record.get("buckets"));
        stock.giveBack(UUID.fromString(sale.eventId()), take).block(PATIENCE);
    }

    private void loseAll(Shop.Sale sale) {
        lose("{s:" + sale.eventId() + "/*");
        lose("{e:" + sale.eventId() + "}:*");
    }

    private void lose(String keys) {
        redis.keys(keys).flatMap(redis::del).blockLast(PATIENCE);
    }

    private Event event(Shop.Sale sale) {
        return events.get(UUID.fromString(sale.eventId())).block(PATIENCE);
    }

    private StockBook book(Shop.Sale sale) {
        return stock.books(event(sale)).block(PATIENCE).getFirst();
    }
}
