package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.engine.kit.EventStream;
import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an admin keeps from general sale, each test followed by the oracle. */
@OnrushTest
class AllocationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Autowired
    private RedisClusterReactiveCommands<String, String> redis;

    @Test
    void blockedSeatsAreNotToBeHadUntilTheyAreReleased(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        Reply made = keep(shop, sale, Map.of("name", "House seats", "rows", List.of(Map.of("section", "Stalls", "row", "A")), "seats", List.of("stalls-B-1"))).expect(201);
        int kept = made.json().at("/seats/left").asInt();
        assertThat(kept).isGreaterThan(2);

        shopper.hold(sale, "stalls-A-1").expectProblem(409, "seats-unavailable");
        assertThat(best(shopper, sale, Map.of("quantity", 2)).expect(201).json().get("seats").valueStream().map(seat -> seat.get("id").asString()))
                .noneMatch(seat -> seat.startsWith("stalls-A-"));
        Reply again = keep(shop, sale, Map.of("name", "House seats", "rows", List.of(Map.of("section", "Stalls", "row", "A")))).expect(200);
        assertThat(again.text("allocationId")).isEqualTo(made.text("allocationId"));
        assertThat(again.json().get("refused")).isEmpty();
        assertThat(states(shop, sale)).startsWith("BB");
        assertThat(shop.get(sale.event() + "/availability").expect(200).body()).contains("\"blocked\":" + kept);

        release(shop, sale, made, Map.of("seats", List.of("stalls-A-1"))).expect(200);
        shopper.hold(sale, "stalls-A-1").expect(201);
        shopper.hold(sale, "stalls-A-2").expectProblem(409, "seats-unavailable");
        assertThat(release(shop, sale, made, null).expect(200).text("state")).isEqualTo("RELEASED");
        assertThat(release(shop, sale, made, null).expect(200).text("state")).as("again").isEqualTo("RELEASED");
        shopper.hold(sale, "stalls-A-2", "stalls-B-1").expect(201);
        assertThat(actions(shop, sale)).containsExactly("release-places", "release-places", "release-places", "keep-places", "keep-places", "create-event");
    }

    @Test
    void whatIsHeldOrSoldStaysWithItsHolderAndIsNamed(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        buy(shopper, shopper.hold(sale, "stalls-A-1").expect(201));
        shopper.hold(sale, "stalls-A-2").expect(201);
        keep(shop, sale, Map.of("name", "First", "seats", List.of("stalls-A-3"))).expect(201);

        JsonNode refused = keep(shop, sale, Map.of("name", "Second", "seats", List.of("stalls-A-1", "stalls-A-2", "stalls-A-3", "stalls-A-4"))).expect(201).json().get("refused");
        assertThat(refused.valueStream().map(seat -> seat.get("seat").asString() + " " + seat.get("state").asString()))
                .containsExactly("stalls-A-1 SOLD", "stalls-A-2 HELD", "stalls-A-3 ALLOCATED");
        assertThat(states(shop, sale)).startsWith("SHBBA");
    }

    @Test
    void onlyWhoHasTheCodeBuysWhatItOpensAndWhatIsCancelledGoesBackToIt(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Reply made = keep(shop, sale, Map.of("name", "Sponsor", "seats", List.of("stalls-A-1", "stalls-A-2", "stalls-A-3"),
                "codes", List.of(Map.of("label", "Acme", "limit", 2)))).expect(201);
        String code = made.json().get("accessCodes").valueStream().findFirst().orElseThrow().asString();
        assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
        Shopper guest = shop.shopper().admittedTo(sale);
        Shopper other = shop.shopper().admittedTo(sale);

        JsonNode opened = guest.header("Access-Code", code).get(sale.event() + "/allocation").expect(200).json();
        assertThat(opened.get("seats").valueStream().map(JsonNode::asString)).containsExactly("stalls-A-1", "stalls-A-2", "stalls-A-3");
        assertThat(opened.get("left").asInt()).isEqualTo(2);
        other.hold(sale, "stalls-A-1").expectProblem(409, "seats-unavailable");
        Reply hold = with(guest, sale, code, Map.of("seats", List.of("stalls-A-1", "stalls-B-1"))).expect(201);
        assertThat(with(other, sale, code, Map.of("seats", List.of("stalls-A-2", "stalls-A-3"))).expectProblem(409, "access-code-spent").json().get("left").asInt()).isEqualTo(1);
        assertThat(with(other, sale, code, Map.of("bestAvailable", Map.of("quantity", 1))).expect(201).json().at("/seats/0/id").asString()).startsWith("stalls-A-");
        String orderId = buy(guest, hold);
        assertThat(allocation(shop, sale, made).at("/codes/0/used").asInt()).isEqualTo(2);
        assertThat(allocation(shop, sale, made).get("seats").toString()).isEqualTo("{\"left\":1,\"held\":1,\"sold\":1}");

        guest.cancel(orderId, "c").expect(202);
        guest.awaitOrder(orderId, "CANCELLED");
        assertThat(states(shop, sale)).startsWith("B");
        assertThat(allocation(shop, sale, made).at("/codes/0/used").asInt()).isEqualTo(1);
        shop.admin("DELETE", "/events/" + sale.eventId() + "/allocations/" + made.text("allocationId") + "/codes/" + made.json().at("/codes/0/codeId").asString(), null).expect(204);
        with(guest, sale, code, Map.of("seats", List.of("stalls-A-1"))).expectProblem(403, "access-code-invalid");
    }

    @Test
    void aCodeThatIsRevokedOpensNothingThoughRedisFailedAtFirst(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Reply made = keep(shop, sale, Map.of("name", "Sponsor", "seats", List.of("stalls-A-1"), "codes", List.of(Map.of("label", "Acme", "code", "acme-2027")))).expect(201);
        String code = "/events/" + sale.eventId() + "/allocations/" + made.text("allocationId") + "/codes/" + made.json().at("/codes/0/codeId").asString();
        String codes = "{e:" + sale.eventId() + "}:codes";
        redis.rename(codes, codes + ":aside").then(redis.set(codes, "not a hash")).block(PATIENCE);
        assertThat(shop.admin("DELETE", code, null).status()).isGreaterThanOrEqualTo(500);
        redis.rename(codes + ":aside", codes).block(PATIENCE);

        shop.admin("DELETE", code, null).expect(204);
        with(shop.shopper().admittedTo(sale), sale, "acme-2027", Map.of("seats", List.of("stalls-A-1"))).expectProblem(403, "access-code-invalid");
        shop.admin("DELETE", code, null).expect(204);
    }

    @Test
    void atItsTimeAnAllocationIsReleasedAndWatchersSeeIt(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Reply made = keep(shop, sale, Map.of("name", "Presale", "seats", List.of("stalls-A-1", "stalls-A-2"), "codes", List.of(Map.of("label", "Club", "code", "club 2027")))).expect(201);
        Shopper guest = shop.shopper().admittedTo(sale);
        Reply hold = with(guest, sale, "CLUB2027", Map.of("seats", List.of("stalls-A-1"))).expect(201);
        await().until(() -> shop.get(sale.event() + "/availability").text("seats").startsWith("H"));
        try (EventStream watcher = EventStream.open(shop, sale.event() + "/availability/stream", Map.of())) {
            assertThat(watcher.next("snapshot").json().get("seats").asString()).startsWith("HBA");
            shop.admin("PATCH", "/events/" + sale.eventId() + "/allocations/" + made.text("allocationId"), Map.of("releaseAt", shop.now().plusMillis(700).toString())).expect(200);

            assertThat(watcher.next("changes").json().get("changes").toString()).isEqualTo("[[1,\"A\"]]");
            await().until(() -> allocation(shop, sale, made).get("state").asString().equals("RELEASED"));
            guest.send("DELETE", "/api/v1/holds/" + hold.text("holdId"), null).expect(204);
            assertThat(watcher.next("changes").json().get("changes").toString()).as("what was held is general once it comes back").isEqualTo("[[0,\"A\"]]");
        }
        with(guest, sale, "CLUB2027", Map.of("seats", List.of("stalls-A-1"))).expectProblem(403, "access-code-invalid");
        keep(shop, sale, Map.of("name", "Presale", "seats", List.of("stalls-A-1"))).expect(201);
    }

    @Test
    void whatRedisLosesIsKeptAgainAndSoIsHowOftenACodeWasUsed(Shop shop) {
        Shop.Sale sale = shop.openSale();
        keep(shop, sale, Map.of("name", "House seats", "seats", List.of("stalls-A-1"))).expect(201);
        Reply made = keep(shop, sale, Map.of("name", "Sponsor", "seats", List.of("stalls-A-2", "stalls-A-3", "stalls-A-4"),
                "codes", List.of(Map.of("label", "Acme", "code", "acme-2027", "limit", 2)))).expect(201);
        Shopper guest = shop.shopper().admittedTo(sale);
        String orderId = buy(guest, with(guest, sale, "acme-2027", Map.of("seats", List.of("stalls-A-2"))).expect(201));
        with(guest, sale, "acme-2027", Map.of("seats", List.of("stalls-A-3"))).expect(201);
        redis.keys("{e:" + sale.eventId() + "}:*").flatMap(redis::del).blockLast(PATIENCE);

        guest.hold(sale, "stalls-B-1").expectProblem(503, "inventory-rebuilding");
        await().until(() -> guest.hold(sale, "stalls-B-1").status() == 201);
        assertThat(states(shop, sale)).startsWith("BSBBA");
        assertThat(allocation(shop, sale, made).at("/codes/0/used").asInt()).isEqualTo(1);
        with(guest, sale, "acme-2027", Map.of("seats", List.of("stalls-A-3", "stalls-A-4"))).expectProblem(409, "access-code-spent");
        with(guest, sale, "acme-2027", Map.of("seats", List.of("stalls-A-3"))).expect(201);
        guest.cancel(orderId, "c").expect(202);
        guest.awaitOrder(orderId, "CANCELLED");
        assertThat(states(shop, sale)).startsWith("BBHBA");
    }

    @Test
    void keptUnitsAreNotToBeHadUntilTheyAreReleasedNotEvenAfterALoss(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> event.put("seatsPerVisitor", 20), Shop.item("print", 20));
        Map<String, Object> wanted = Map.of("name", "Staff", "items", List.of(Map.of("sku", "print", "quantity", 15)));
        Reply made = keep(shop, sale, wanted).expect(201);
        assertThat(keep(shop, sale, wanted).expect(200).json().get("scarce")).isEmpty();
        Shopper shopper = shop.shopper().admittedTo(sale);

        assertThat(keep(shop, sale, Map.of("name", "More", "items", List.of(Map.of("sku", "print", "quantity", 6)))).expect(201).json().get("scarce").toString())
                .isEqualTo("[{\"sku\":\"print\",\"left\":5}]");
        assertThat(keep(shop, sale, Map.of("name", "Staff", "items", List.of(Map.of("sku", "print", "quantity", 6)))).expectProblem(400, "invalid-allocation").errorFields())
                .containsExactly("items[0].quantity");
        shopper.holdItems(sale, "print", 6).expectProblem(409, "stock-unavailable");
        redis.keys("{e:" + sale.eventId() + "}:*").flatMap(redis::del).blockLast(PATIENCE);
        await().until(() -> shopper.holdItems(sale, "print", 5).status() == 201);
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 1).expectProblem(409, "stock-unavailable");

        assertThat(release(shop, sale, made, Map.of("items", List.of("print"))).expect(200).json().get("items")).isEmpty();
        shop.shopper().admittedTo(sale).holdItems(sale, "print", 15).expect(201);
        assertThat(release(shop, sale, made, null).expect(200).text("state")).isEqualTo("RELEASED");
    }

    @Test
    void onlyWhoHasTheCodeBuysTheUnitsThatItOpensAndWhatComesBackIsKeptAgain(Shop shop) {
        Shop.Sale sale = shop.openStockSale(event -> {}, Shop.item("print", 20));
        Reply made = keep(shop, sale, Map.of("name", "Members", "items", List.of(Map.of("sku", "print", "quantity", 18)),
                "codes", List.of(Map.of("label", "Club", "code", "club-2027", "limit", 6)))).expect(201);
        Shopper member = shop.shopper().admittedTo(sale);
        Shopper other = shop.shopper().admittedTo(sale);
        other.holdItems(sale, "print", 3).expectProblem(409, "stock-unavailable");

        Map<String, Object> three = Map.of("items", List.of(Map.of("sku", "print", "quantity", 3)));
        with(other, sale, "no-club", three).expectProblem(403, "access-code-invalid");
        String orderId = buy(member, with(member, sale, "club-2027", three).expect(201));
        Reply given = with(other, sale, "club-2027", three).expect(201);
        with(other, sale, "club-2027", Map.of("items", List.of(Map.of("sku", "print", "quantity", 1)))).expectProblem(409, "access-code-spent");
        assertThat(allocation(shop, sale, made).at("/codes/0/used").asInt()).isEqualTo(6);
        assertThat(left(shop, sale)).isEqualTo(2);

        other.send("DELETE", "/api/v1/holds/" + given.text("holdId"), null).expect(204);
        member.cancel(orderId, "c").expect(202);
        member.awaitOrder(orderId, "CANCELLED");
        await().atMost(PATIENCE).until(() -> allocation(shop, sale, made).at("/codes/0/used").asInt() == 0);
        assertThat(left(shop, sale)).as("one was given back, one was cancelled: none is for sale").isEqualTo(2);

        Reply held = with(member, sale, "club-2027", three).expect(201);
        release(shop, sale, made, null).expect(200);
        await().until(() -> left(shop, sale) == 17);
        member.send("DELETE", "/api/v1/holds/" + held.text("holdId"), null).expect(204);
        assertThat(left(shop, sale)).as("what was held is general once it comes back").isEqualTo(20);
    }

    private static int left(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/events/" + sale.eventId() + "/stock", null).expect(200).json().at("/items/0/left").asInt();
    }

    @Test
    void whoGuessesIsNotListenedToForAWhile(Shop shop) {
        Shop.Sale sale = shop.openSale();
        keep(shop, sale, Map.of("name", "Sponsor", "seats", List.of("stalls-A-1"), "codes", List.of(Map.of("label", "Acme", "code", "acme-2027")))).expect(201);
        Shopper shopper = shop.shopper().admittedTo(sale);
        IntStream.range(0, 10).forEach(i -> with(shopper, sale, "guess-" + i, Map.of("seats", List.of("stalls-A-1"))).expectProblem(403, "access-code-invalid"));

        Reply refused = with(shopper, sale, "acme-2027", Map.of("seats", List.of("stalls-A-1"))).expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(500, 600);
        shopper.hold(sale, "stalls-B-1").expect(201);
        with(shop.shopper().admittedTo(sale), sale, "acme-2027", Map.of("seats", List.of("stalls-A-1"))).expect(201);
        shop.shopper().header("Access-Code", "acme-2027").get(sale.event() + "/allocation").expectProblem(403, "pass-required");
    }

    @Test
    void everyWrongFieldIsNamed(Shop shop) {
        Shop.Sale sale = shop.openSale();
        keep(shop, sale, Map.of("name", "Sponsor", "codes", List.of(Map.of("label", "Acme", "code", "acme-2027")))).expect(201);
        Map<String, Object> wrong = new HashMap<>(Map.of("name", " ", "seats", List.of("nowhere"), "sections", List.of("Moon"), "categories", List.of("Gold"), "releaseAt", "2020-01-01T00:00:00Z"));
        wrong.put("rows", List.of(Map.of("section", "Stalls", "row", "ZZ")));
        wrong.put("codes", List.of(Map.of("label", "a", "code", "abc"), Map.of("label", "a", "limit", 0), Map.of("code", "abcdef", "expiresAt", "2020-01-01T00:00:00Z")));

        assertThat(keep(shop, sale, wrong).expectProblem(400, "invalid-allocation").errorFields()).containsExactly("name", "releaseAt", "codes[0].code",
                "codes[1].label", "codes[1].limit", "codes[2].label", "codes[2].expiresAt", "seats[0]", "rows[0]", "sections[0]", "categories[0]");
        assertThat(keep(shop, sale, Map.of("name", "Another", "codes", List.of(Map.of("label", "x", "code", "ACME 2027")))).expectProblem(400, "invalid-allocation").errorFields())
                .containsExactly("codes[0].code");
        shop.get("/api/v1/admin/events/" + sale.eventId() + "/allocations").expectProblem(401, "admin-required");
    }

    private static Reply keep(Shop shop, Shop.Sale sale, Map<String, Object> body) {
        return shop.admin("POST", "/events/" + sale.eventId() + "/allocations", body);
    }

    private static Reply release(Shop shop, Shop.Sale sale, Reply made, Object body) {
        return shop.admin("POST", "/events/" + sale.eventId() + "/allocations/" + made.text("allocationId") + "/release", body);
    }

    private static JsonNode allocation(Shop shop, Shop.Sale sale, Reply made) {
        return shop.admin("GET", "/events/" + sale.eventId() + "/allocations/" + made.text("allocationId"), null).expect(200).json();
    }

    private static List<String> actions(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/actions?subject=" + sale.eventId(), null).expect(200).json().get("actions").valueStream().map(action -> action.get("action").asString()).toList();
    }

    private static Reply with(Shopper shopper, Shop.Sale sale, String code, Map<String, Object> wish) {
        Map<String, Object> body = new HashMap<>(wish);
        body.put("accessCode", code);
        return shopper.send("POST", sale.event() + "/holds", body);
    }

    private static Reply best(Shopper shopper, Shop.Sale sale, Map<String, Object> wish) {
        return shopper.send("POST", sale.event() + "/holds", Map.of("bestAvailable", wish));
    }

    private static String buy(Shopper shopper, Reply hold) {
        String orderId = shopper.order(hold, "tok_visa").expect(202).text("orderId");
        shopper.awaitOrder(orderId, "CONFIRMED");
        return orderId;
    }

    private String states(Shop shop, Shop.Sale sale) {
        return shop.admin("GET", "/events/" + sale.eventId() + "/seats", null).expect(200).text("seats");
    }
}
