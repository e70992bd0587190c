package io.onrush.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An onsale with a lane for members, from its terms to the verifier of its draw. */
@OnrushTest
class LanesIT {

    private static final List<Map<String, Object>> MEMBERS = List.of(Map.of("name", "members", "share", 30));

    @Test
    void membersAreDrawnApartAndMergedByTheirShareAndAnyoneCanCheckIt(Shop shop, @TempDir Path kept) throws IOException {
        Shop.Sale sale = inAnHour(shop, Map.of("lanes", MEMBERS));
        assertThat(shop.get(sale.onsale() + "/draw").expect(200).json().at("/lanes").toString())
                .isEqualTo("[{\"name\":\"members\",\"share\":30,\"size\":null},{\"name\":\"general\",\"share\":70,\"size\":null}]");
        codes(shop, sale, "MEMBER-2027", "members");
        codes(shop, sale, "GUEST-2027", null);
        List<Shopper> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Shopper shopper = shop.shopper().header("Access-Code", i % 2 == 0 ? "member 2027" : i == 1 ? "GUEST-2027" : null);
            Reply place = shopper.join(sale).expect(201);
            assertThat(place.json().get("lane").toString()).isEqualTo(
                    "{\"number\":%d,\"name\":\"%s\",\"index\":%d}".formatted(i % 2, i % 2 == 0 ? "members" : "general", i / 2));
            crowd.add(shopper);
        }
        shop.shopper().header("Access-Code", "MEMBER-2026").join(sale).expectProblem(403, "access-code-invalid");
        Reply receipt = crowd.get(4).receipt(sale).expect(200);

        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null).expect(200);
        await().until(() -> shop.get(sale.onsale() + "/queue").json().at("/positions/drawn").asInt(0) == 20);

        List<Integer> positions = crowd.stream().map(shopper -> shopper.place(sale).expect(200).json().get("position").asInt()).toList();
        assertThat(positions).doesNotHaveDuplicates().allMatch(position -> position < 20);
        assertThat(positions.stream().filter(position -> positions.indexOf(position) % 2 == 0).sorted()).as("positions of members").startsWith(2, 5, 8);
        assertThat(shop.get(sale.onsale() + "/queue").json().at("/positions/lanes").toString()).isEqualTo("[{\"share\":30,\"size\":10},{\"share\":70,\"size\":10}]");
        Shopper late = shop.shopper().header("Access-Code", "MEMBER-2027");
        assertThat(late.join(sale).expect(201).json().get("position").asInt()).as("late, whatever the lane").isEqualTo(20);

        keep(kept, "receipt.txt", receipt.text("receipt"));
        keep(kept, "keys.json", shop.get(sale.onsale() + "/signing-keys").expect(200).body());
        assertThat(verified(shop, sale, kept)).contains("shares      the lanes and their shares are members:30,general:70", "the receipt names the same lanes",
                "index 4; its position is " + positions.get(4) + ",", "everything that was checked holds");
    }

    @Test
    void aLotteryCallsTheFirstOfTheMergedOrder(Shop shop) {
        Shop.Sale sale = inAnHour(shop, Map.of("mode", "LOTTERY", "winners", 10, "lanes", MEMBERS));
        codes(shop, sale, "MEMBER-2027", "members");
        List<Shopper> members = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Shopper shopper = shop.shopper().header("Access-Code", i < 6 ? "MEMBER-2027" : null);
            shopper.join(sale).expect(201);
            if (i < 6) {
                members.add(shopper);
            }
        }
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null).expect(200);
        await().until(() -> members.stream().noneMatch(shopper -> shopper.place(sale).json().get("won").isNull()));
        assertThat(members.stream().filter(member -> member.place(sale).json().get("won").asBoolean())).as("members of ten winners").hasSize(3);
    }

    @Test
    void lanesAreForModesThatDrawAndSettledWhenTheQueueOpens(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> {}, onsale -> onsale.put("lanes", MEMBERS));
        String path = "/onsales/" + sale.onsaleId();
        assertThat(shop.admin("PATCH", path, Map.of("lanes", List.of())).expectProblem(400, "invalid-onsale").errorFields()).containsExactly("lanes");
        shop.admin("PATCH", path, Map.of("lanes", MEMBERS, "maxActive", 7)).expect(200);
        assertThat(shop.admin("POST", path + "/codes", Map.of("name", "Fans", "count", 1, "lane", "fans")).expectProblem(400, "invalid-access-codes").errorFields())
                .containsExactly("lane");

        Shop.Sale later = inAnHour(shop, Map.of("queueOpensAt", shop.now().plusSeconds(1800).toString()));
        String laterPath = "/onsales/" + later.onsaleId();
        assertThat(shop.admin("PATCH", laterPath, Map.of("mode", "FIFO", "lanes", MEMBERS)).expectProblem(400, "invalid-onsale").errorFields()).containsExactly("lanes");
        assertThat(shop.admin("PATCH", laterPath, Map.of("lanes", List.of(Map.of("name", "a", "share", 60), Map.of("name", "A", "share", 95))))
                .expectProblem(400, "invalid-onsale").errorFields()).containsExactlyInAnyOrder("lanes[1].name", "lanes[1].share");
        shop.admin("PATCH", laterPath, Map.of("lanes", MEMBERS)).expect(200);
        assertThat(shop.admin("GET", "/actions?subject=" + later.onsaleId(), null).expect(200).body()).contains("\"lanes\"");
        assertThat(shop.admin("PATCH", laterPath, Map.of("lanes", List.of())).expect(200).json().get("lanes")).isEmpty();
    }

    private static Shop.Sale inAnHour(Shop shop, Map<String, Object> terms) {
        return shop.openSale(event -> {}, onsale -> {
            onsale.put("opensAt", shop.now().plusSeconds(3600).toString());
            onsale.putAll(terms);
        });
    }

    private static void codes(Shop shop, Shop.Sale sale, String code, String lane) {
        Map<String, Object> batch = lane == null ? Map.of("name", code, "codes", List.of(code), "uses", 100)
                : Map.of("name", code, "codes", List.of(code), "uses", 100, "lane", lane);
        shop.admin("POST", "/onsales/" + sale.onsaleId() + "/codes", batch).expect(201);
    }

    private static void keep(Path folder, String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static String verified(Shop shop, Shop.Sale sale, Path kept) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = VerifyDraw.run(List.of("http://localhost:" + shop.port() + sale.onsale(), kept.resolve("receipt.txt").toString(), kept.resolve("keys.json").toString()),
                new PrintStream(said, true, UTF_8));
        assertThat(code).as(said.toString(UTF_8)).isZero();
        return said.toString(UTF_8);
    }
}
