package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.waitingroom.verify.VerifyDraw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The waiting room with the rest of the engine around it; its own tests go deeper. */
@OnrushTest
class WaitingRoomIT {

    @Test
    void aVisitorHasOnePlaceHoweverOftenItJoins(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        Reply first = shopper.join(sale).expect(201);
        Reply second = shopper.join(sale).expect(200);

        assertThat(second.text("ticketId")).isEqualTo(first.text("ticketId"));
        assertThat(shop.shopper().join(sale).expect(201).json().get("index").asInt()).isEqualTo(1);
    }

    @Test
    void whoJoinsBeforeTheSaleOpensIsDrawnAndWhoJoinsLaterStandsBehind(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        List<Shopper> early = Stream.generate(shop::shopper).limit(8).toList();
        early.forEach(shopper -> shopper.join(sale).expect(201));
        assertThat(early.getFirst().place(sale).expect(200).text("position")).isNull();

        steer(shop, sale, "open");
        await().until(() -> early.getFirst().place(sale).text("phase").equals("OPEN"));
        Shopper late = shop.shopper();
        late.join(sale).expect(201);

        assertThat(early.stream().map(shopper -> shopper.place(sale).json().get("position").asInt()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(late.place(sale).json().get("position").asInt()).isEqualTo(8);
    }

    @Test
    void theDrawIsVerifiedFromOutsideByItsAddress(Shop shop, @TempDir Path kept) throws IOException {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("opensAt", shop.now().plusSeconds(3600).toString()));
        List<Shopper> early = Stream.generate(shop::shopper).limit(5).toList();
        early.forEach(shopper -> shopper.join(sale).expect(201));
        Path receipt = Files.writeString(kept.resolve("receipt.txt"), early.getLast().receipt(sale).expect(200).text("receipt"));
        Path keys = Files.writeString(kept.resolve("keys.json"), shop.get(sale.onsale() + "/signing-keys").expect(200).body());
        steer(shop, sale, "open");
        await().until(() -> shop.get(sale.onsale() + "/draw").json().get("drawn").asBoolean());
        shop.shopper().join(sale).expect(201);

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String address = "http://localhost:" + shop.port() + sale.onsale();
        int code = VerifyDraw.run(List.of(address, receipt.toString(), keys.toString()), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("the ticket is listed at index 4", "everything that was checked holds");
        assertThat(code).isZero();
    }

    @Test
    void noMoreThanTheConcurrencyAreAdmittedAndAnyoneWhoLeavesMakesRoom(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("maxActive", 1));
        Shopper first = shop.shopper().admittedTo(sale);
        Shopper second = shop.shopper();
        second.join(sale).expect(201);

        Reply refused = second.pass(sale).expectProblem(409, "not-your-turn");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        first.leave(sale).expect(204);
        await().until(() -> second.pass(sale).status() == 200);
        first.hold(sale, "stalls-A-1").expectProblem(403, "pass-required");
        second.hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void theRateAdmitsSomeNowAndOthersLater(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("admissionsPerMinute", 60));
        List<Shopper> crowd = Stream.generate(shop::shopper).limit(20).toList();
        crowd.forEach(shopper -> shopper.join(sale).expect(201));

        await().until(() -> crowd.stream().anyMatch(shopper -> shopper.place(sale).json().get("admitted").asBoolean()));
        assertThat(crowd.getLast().place(sale).json().get("admitted").asBoolean()).isFalse();
        assertThat(crowd.getLast().place(sale).json().get("etaSeconds").asInt()).isBetween(5, 20);
    }

    @Test
    void aPausedSaleAdmitsNobodyUntilItIsResumed(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper inside = shop.shopper().admittedTo(sale);
        steer(shop, sale, "pause");
        Shopper waiting = shop.shopper();
        waiting.join(sale).expect(201);

        assertThat(shop.get(sale.onsale() + "/queue").text("phase")).isEqualTo("PAUSED");
        waiting.pass(sale).expectProblem(409, "not-your-turn");
        inside.hold(sale, "stalls-A-1").expect(201);
        steer(shop, sale, "resume");
        await().until(() -> waiting.pass(sale).status() == 200);
    }

    @Test
    void aClosedSaleTakesNobodyIn(Shop shop) {
        Shop.Sale sale = shop.openSale();
        steer(shop, sale, "close");
        shop.shopper().join(sale).expectProblem(409, "onsale-closed");
    }

    @Test
    void theRateCanBeChangedWhileTheSaleRuns(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("admissionsPerMinute", 1));
        List<Shopper> crowd = Stream.generate(shop::shopper).limit(5).toList();
        crowd.forEach(shopper -> shopper.join(sale).expect(201));

        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("admissionsPerMinute", 60_000)).expect(200);
        await().until(() -> crowd.getLast().pass(sale).status() == 200);
        assertThat(shop.get(sale.onsale() + "/queue").json().get("ratePerMinute").asInt()).isEqualTo(60_000);
    }

    private static void steer(Shop shop, Shop.Sale sale, String action) {
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/" + action, null).expect(200);
    }
}
