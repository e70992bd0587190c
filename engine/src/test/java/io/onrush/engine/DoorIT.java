package io.onrush.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.Work;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What a place costs: work, a code, an address that has not too many. */
@OnrushTest
@DirtiesContext
@TestPropertySource(properties = {"onrush.edge.trusted-proxies=127.0.0.0/8,::1/128", "onrush.waiting-room.door.exempt=127.0.0.0/8,::1/128,192.0.2.0/24"})
class DoorIT {

    @Test
    void workIsAskedForOnceAndItsSolutionIsWorthAPlaceOfThatVisitorAlone(Shop shop) {
        Shop.Sale sale = door(shop, Map.of("leastWork", 10, "mostWork", 10));
        Shopper ann = shop.shopper();
        Reply refused = ann.join(sale).expectProblem(403, "challenge-required");
        assertThat(refused.text("reason")).isEqualTo("none");
        assertThat(refused.json().get("bits").asInt()).isEqualTo(10);

        String solution = Work.on(refused);
        Reply borrowed = shop.shopper().header("Challenge-Solution", solution).join(sale).expectProblem(403, "challenge-required");
        assertThat(borrowed.text("reason")).isEqualTo("not_yours");
        ann.header("Challenge-Solution", solution).join(sale).expect(201);
        ann.header("Challenge-Solution", null).join(sale).expect(200);

        ann.admittedTo(sale).leave(sale).expect(204);
        Reply again = ann.header("Challenge-Solution", solution).join(sale).expectProblem(403, "challenge-required");
        assertThat(again.text("reason")).as("one solution, one place").isEqualTo("used");
        ann.header("Challenge-Solution", Work.on(again)).join(sale).expect(201);
    }

    @Test
    void theLongWayAsksForTheSame(Shop shop) {
        Shop.Sale sale = door(shop, Map.of("leastWork", 10, "mostWork", 10));
        Shopper ann = shop.shopper();
        String longWay = sale.onsale() + "/queue?";
        Reply refused = ann.send("POST", longWay, null).expectProblem(403, "challenge-required");
        ann.header("Challenge-Solution", Work.on(refused)).send("POST", longWay, null).expect(201);
    }

    @Test
    void aRushMakesPlacesDearerAndTheDoorSaysSo(Shop shop) {
        Shop.Sale sale = door(shop, Map.of("mostWork", 16, "calmPerMinute", 4));
        assertThat(shop.get(sale.onsale() + "/door").expect(200).json().get("work").asInt()).isZero();
        List<Reply> replies = IntStream.range(0, 12).mapToObj(i -> shop.shopper().join(sale)).toList();
        assertThat(replies.getFirst().status()).isEqualTo(201);
        assertThat(replies.getLast().expectProblem(403, "challenge-required").json().get("bits").asInt()).isEqualTo(15);
        await().untilAsserted(() -> {
            Reply door = shop.get(sale.onsale() + "/door").expect(200);
            assertThat(door.json().get("work").asInt()).isEqualTo(15);
            assertThat(door.json().get("arrivalsPerMinute").asInt()).isBetween(9, 12);
        });
    }

    @Test
    void anAddressGetsSoManyPlacesAndSoManyPasses(Shop shop) {
        Shop.Sale sale = door(shop, Map.of("placesPerAddress", 2, "placesPerNetwork", 3));
        from(shop, "203.0.113.7").join(sale).expect(201);
        Shopper second = from(shop, "203.0.113.7");
        second.join(sale).expect(201);
        from(shop, "203.0.113.7").join(sale).expectProblem(403, "network-limit-reached");
        second.join(sale).expect(200);
        from(shop, "203.0.113.8").join(sale).expect(201);
        from(shop, "203.0.113.9").join(sale).expectProblem(403, "network-limit-reached");
        from(shop, "203.0.114.9").join(sale).expect(201);
        IntStream.range(0, 5).forEach(i -> from(shop, "192.0.2.1").join(sale).expect(201));

        List<Shopper> elsewhere = IntStream.range(0, 3).mapToObj(i -> from(shop, "198.51.100." + i * 8)).toList();
        elsewhere.forEach(shopper -> shopper.join(sale).expect(201));
        List<Reply> passes = elsewhere.stream().map(shopper -> {
            shopper.header("X-Forwarded-For", "203.0.120.1");
            await().until(() -> shopper.pass(sale).status() != 409);
            return shopper.pass(sale);
        }).toList();
        assertThat(passes).extracting(Reply::status).containsExactly(200, 200, 403);
        passes.getLast().expectProblem(403, "network-limit-reached");
        elsewhere.getLast().header("X-Forwarded-For", "203.0.121.1").pass(sale).expect(200);
    }

    /** Who has no scripts cannot work, and is counted like everybody. */
    @Test
    void thePageWithoutScriptsIsNoWayAroundTheDoor(Shop shop) {
        Shop.Sale dear = door(shop, Map.of("leastWork", 10, "mostWork", 10));
        assertThat(plainly(shop, dear, "203.0.130.1").expect(403).body()).contains("only a browser with JavaScript can do");
        assertThat(plainly(shop, door(shop, Map.of("entry", "CODE")), "203.0.130.1").expect(403).body()).contains("access code", "JavaScript");

        Shop.Sale narrow = door(shop, Map.of("placesPerAddress", 1));
        plainly(shop, narrow, "203.0.130.2").expect(303);
        assertThat(plainly(shop, narrow, "203.0.130.2").expect(403).body()).contains("Your network has all the places");
        plainly(shop, narrow, "203.0.130.3").expect(303);
    }

    private static Reply plainly(Shop shop, Shop.Sale sale, String address) {
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address);
        return shop.http().send("POST", "/events/" + sale.eventId() + "/queue/plain", headers, "join=yes".getBytes(US_ASCII));
    }

    @Test
    void onlyWhoHasACodeJoinsAndACodeOpensSoManyPlaces(Shop shop) {
        Shop.Sale sale = door(shop, Map.of("entry", "CODE"));
        String codes = "/onsales/" + sale.onsaleId() + "/codes";
        String own = shop.admin("POST", codes, Map.of("name", "Sponsor", "codes", List.of("ACME-2027"), "uses", 2)).expect(201).text("batchId");
        Reply made = shop.admin("POST", codes, Map.of("name", "Fans", "count", 3)).expect(201);
        assertThat(made.json().get("accessCodes")).hasSize(3).allMatch(code -> code.asString().matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}"));

        Shopper ann = with(shop, "acme 2027");
        ann.join(sale).expect(201);
        ann.header("Access-Code", null).join(sale).expect(200);
        with(shop, "ACME2027").join(sale).expect(201);
        with(shop, "ACME-2027").join(sale).expectProblem(409, "access-code-spent");
        with(shop, "ACME-2028").join(sale).expectProblem(403, "access-code-invalid");
        shop.shopper().join(sale).expectProblem(403, "access-code-required");
        String once = made.json().get("accessCodes").get(0).asString();
        with(shop, once).join(sale).expect(201);
        with(shop, once).join(sale).expectProblem(409, "access-code-spent");

        shop.admin("POST", codes + "/" + made.text("batchId") + "/revoke", Map.of("codes", List.of(made.json().get("accessCodes").get(1).asString()))).expect(204);
        await().untilAsserted(() -> with(shop, made.json().get("accessCodes").get(1).asString()).join(sale).expectProblem(403, "access-code-invalid"));
        with(shop, made.json().get("accessCodes").get(2).asString()).join(sale).expect(201);
        Reply listed = shop.admin("GET", codes, null).expect(200);
        assertThat(listed.json().at("/batches/0/batchId").asString()).isEqualTo(own);
        assertThat(listed.json().at("/batches/0/used").asInt()).isEqualTo(2);
        assertThat(listed.json().at("/batches/1/used").asInt()).isEqualTo(2);
        assertThat(listed.json().at("/batches/1/codes").asInt()).isEqualTo(2);
    }

    @Test
    void whoGuessesCodesIsNotAnsweredForAWhile(Shop shop) {
        Shop.Sale sale = door(shop, Map.of("entry", "CODE"));
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/codes", Map.of("name", "Guests", "codes", List.of("GUEST-1"))).expect(201);
        Shopper guesser = shop.shopper();
        IntStream.range(0, 10).forEach(i -> guesser.header("Access-Code", "WRONG-" + i).join(sale).expectProblem(403, "access-code-invalid"));
        Reply refused = guesser.header("Access-Code", "GUEST-1").join(sale).expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(500, 601);
        with(shop, "GUEST-1").join(sale).expect(201);
    }

    @Test
    void aDoorIsChangedWhileItIsOpenAndItsTermsMustBePossible(Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.shopper().join(sale).expect(201);
        Map<String, Object> impossible = Map.of("door", Map.of("leastWork", 12, "mostWork", 9, "calmPerMinute", 0, "placesPerAddress", -1));
        assertThat(shop.admin("PATCH", "/onsales/" + sale.onsaleId(), impossible).expectProblem(400, "invalid-onsale").errorFields())
                .containsExactlyInAnyOrder("door.mostWork", "door.leastWork", "door.calmPerMinute", "door.placesPerAddress");
        shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("door", Map.of("leastWork", 12, "mostWork", 14))).expect(200);
        Reply changed = shop.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("door", Map.of("placesPerAddress", 9))).expect(200);
        assertThat(changed.json().at("/door/mostWork").asInt()).as("what is not named stays").isEqualTo(14);
        shop.shopper().join(sale).expectProblem(403, "challenge-required");
        Reply actions = shop.admin("GET", "/actions?subject=" + sale.onsaleId(), null).expect(200);
        assertThat(actions.body()).contains("\"leastWork\"", "\"placesPerAddress\"");
    }

    private static Shop.Sale door(Shop shop, Map<String, Object> door) {
        return shop.openSale(event -> {}, onsale -> onsale.put("door", door));
    }

    private static Shopper from(Shop shop, String address) {
        return shop.shopper().header("X-Forwarded-For", address);
    }

    private static Shopper with(Shop shop, String code) {
        return shop.shopper().header("Access-Code", code);
    }
}
