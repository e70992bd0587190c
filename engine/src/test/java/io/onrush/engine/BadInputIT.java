package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is wrong is named, and nothing changes. */
@OnrushTest
class BadInputIT {

    @Test
    void aPlanThatIsNotJsonIsRefusedWithItsPlace(Shop shop) {
        shop.admin("POST", "/venues", "{\"name\": ".getBytes(StandardCharsets.UTF_8)).expectProblem(400, "invalid-plan");
        shop.admin("POST", "/venues", null).expectProblem(400, "invalid-plan");
    }

    @Test
    void aPlanWithAnUnknownCategoryNamesTheSeat(Shop shop) {
        assertThat(refusedPlan(shop, "\"category\":\"Box\"", "\"category\":\"Moon\"")).first().asString().matches("zones\\[\\d+].rows\\[\\d+].seats\\[\\d+].category");
    }

    @Test
    void aPlanWithADuplicateSeatIdNamesTheSeat(Shop shop) {
        assertThat(refusedPlan(shop, "\"stalls-A-2\"", "\"stalls-A-1\"")).first().asString().matches("zones\\[0].rows\\[0].seats\\[1].seat_guid");
    }

    @Test
    void anEventNamesEveryWrongField(Shop shop) {
        assertThat(refusedEvent(shop, body -> body.keySet().removeAll(List.of("name", "venueId", "startsAt", "prices"))))
                .contains("name", "venueId", "startsAt", "prices");
        assertThat(refusedEvent(shop, body -> body.put("startsAt", "2001-01-01T00:00:00Z"))).containsExactly("startsAt");
        assertThat(refusedEvent(shop, body -> body.put("timeZone", "Middle/Earth"))).containsExactly("timeZone");
        assertThat(refusedEvent(shop, body -> body.put("timeZone", "+02:00"))).containsExactly("timeZone");
        assertThat(refusedEvent(shop, body -> body.put("seatsPerVisitor", 0))).containsExactly("seatsPerVisitor");
        assertThat(refusedEvent(shop, body -> body.put("orphanSeats", "forbid"))).containsExactly("orphanSeats");
        assertThat(refusedEvent(shop, body -> body.put("holdSeconds", -1))).containsExactly("holdSeconds");
        assertThat(refusedEvent(shop, body -> body.put("cancellationMinutes", -1))).containsExactly("cancellationMinutes");
        assertThat(refusedEvent(shop, body -> body.put("venueId", "00000000-0000-4000-8000-000000000000"))).containsExactly("venueId");
    }

    @Test
    void aPriceMustBePositiveAndOfACategoryThatExists(Shop shop) {
        assertThat(refusedEvent(shop, body -> prices(body).put("Box", Shop.price(-1)))).containsExactly("prices.Box.amount");
        assertThat(refusedEvent(shop, body -> prices(body).put("Moon", Shop.price(1)))).containsExactly("prices.Moon");
        assertThat(refusedEvent(shop, body -> prices(body).remove("Box"))).containsExactly("prices.Box");
        assertThat(refusedEvent(shop, body -> prices(body).put("Box", Map.of("amount", 1, "currency", "EURO")))).contains("prices.Box.currency");
        assertThat(refusedEvent(shop, body -> prices(body).put("Box", Map.of("amount", 1, "currency", "USD")))).containsExactly("prices");
    }

    @Test
    void anOnsaleMustEndAfterItBegins(Shop shop) {
        Shop.Sale sale = shop.openSale();
        assertThat(refusedOnsale(shop, sale, body -> body.put("closesAt", shop.now().minusSeconds(5).toString()))).contains("closesAt");
        assertThat(refusedOnsale(shop, sale, body -> body.put("opensAt", shop.now().plusSeconds(999_999).toString()))).contains("closesAt");
        assertThat(refusedOnsale(shop, sale, body -> body.put("admissionsPerMinute", 0))).containsExactly("admissionsPerMinute");
        assertThat(refusedOnsale(shop, sale, body -> body.put("eventId", "00000000-0000-4000-8000-000000000000"))).containsExactly("eventId");
        assertThat(refusedOnsale(shop, sale, Map::clear)).contains("eventId", "opensAt", "closesAt", "maxActive");
    }

    @Test
    void aValueOfTheWrongTypeIsNamed(Shop shop) {
        Reply refused = shop.admin("POST", "/events", Map.of("seatsPerVisitor", "many")).expectProblem(400, "malformed-request");
        assertThat(refused.errorFields()).containsExactly("seatsPerVisitor");
        shop.admin("POST", "/events", "{]".getBytes(StandardCharsets.UTF_8)).expectProblem(400, "malformed-request");
        shop.admin("POST", "/events", null).expectProblem(400, "invalid-event");
        shop.http().send("POST", "/api/v1/admin/events", Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "Content-Type", "text/plain"), "x")
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void aVisitorTokenMustBeOursAndPresent(Shop shop) {
        Shop.Sale sale = shop.openSale();
        shop.http().send("POST", sale.onsale() + "/queue", Map.of(), null).expectProblem(401, "visitor-required");
        Shopper shopper = shop.shopper();
        shopper.header("Authorization", forged(shopper.header("Authorization")));
        shopper.join(sale).expectProblem(401, "visitor-token-invalid");
        shopper.header("Authorization", "Bearer nonsense");
        shopper.join(sale).expectProblem(401, "visitor-token-invalid");
    }

    @Test
    void aQueueTicketMustBeOursAndTheVisitorsOwn(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper owner = shop.shopper();
        owner.join(sale).expect(201);
        Shopper thief = shop.shopper();

        thief.place(sale).expectProblem(401, "ticket-required");
        thief.header("Queue-Ticket", owner.header("Queue-Ticket"));
        thief.place(sale).expectProblem(403, "ticket-not-yours");
        thief.pass(sale).expectProblem(403, "ticket-not-yours");
        owner.header("Queue-Ticket", forged(owner.header("Queue-Ticket")));
        owner.place(sale).expectProblem(401, "ticket-invalid");
        owner.pass(sale).expectProblem(401, "ticket-invalid");
    }

    @Test
    void aPassMustBeOursTheVisitorsOwnAndForTheEvent(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper owner = shop.shopper().admittedTo(sale);
        Shopper thief = shop.shopper();

        thief.hold(sale, "stalls-A-1").expectProblem(403, "pass-required");
        thief.header("Admission-Pass", owner.header("Admission-Pass"));
        thief.hold(sale, "stalls-A-1").expectProblem(403, "pass-not-yours");
        thief.leave(sale).expectProblem(403, "pass-not-yours");
        owner.hold(shop.openSale(), "stalls-A-1").expectProblem(403, "pass-invalid");
        String good = owner.header("Admission-Pass");
        owner.header("Admission-Pass", forged(good)).hold(sale, "stalls-A-1").expectProblem(403, "pass-invalid");
        owner.header("Admission-Pass", owner.header("Queue-Ticket")).hold(sale, "stalls-A-1").expectProblem(403, "pass-invalid");
        owner.header("Admission-Pass", good).hold(sale, "stalls-A-1").expect(201);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAnnouncedOrNot(Shop shop) {
        byte[] large = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        shop.http().send("POST", "/api/v1/orders", Map.of(), large).expectProblem(413, "body-too-large");
        shop.http().exchange(HttpRequest.newBuilder(URI.create("http://localhost:" + shop.port() + "/api/v1/orders"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "k")
                        .header("Authorization", shop.shopper().header("Authorization"))
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .build())
                .expectProblem(413, "body-too-large");
    }

    @Test
    void whatDoesNotExistIsNotFound(Shop shop) {
        shop.get("/api/v1/nothing").expectProblem(404, "not-found");
        shop.get("/api/v1/events/not-a-uuid").expectProblem(404, "event-not-found");
        shop.get("/api/v1/events/00000000-0000-4000-8000-000000000000").expectProblem(404, "event-not-found");
        shop.get("/api/v1/events/00000000-0000-4000-8000-000000000000/seat-map").expectProblem(404, "event-not-found");
        shop.get("/api/v1/events/00000000-0000-4000-8000-000000000000/availability/stream").expectProblem(404, "event-not-found");
        shop.get("/api/v1/onsales/00000000-0000-4000-8000-000000000000/queue").expectProblem(404, "onsale-not-found");
        shop.admin("GET", "/onsales/x/dashboard", null).expectProblem(404, "onsale-not-found");
        shop.shopper().get("/api/v1/holds/x").expectProblem(404, "hold-not-found");
        shop.shopper().get("/api/v1/orders/x").expectProblem(404, "order-not-found");
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsToldWhichItTakes(Shop shop) {
        Reply refused = shop.http().send("DELETE", "/api/v1/events", Map.of(), null).expectProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("GET");
        assertThat(shop.shopper().send("PUT", "/api/v1/orders", Map.of()).expectProblem(405, "method-not-allowed").header("Allow").split(","))
                .containsExactlyInAnyOrder("GET", "POST");
        shop.admin("DELETE", "/events", null).expectProblem(405, "method-not-allowed");
        shop.http().send("POST", "/api/v1/nothing", Map.of(), null).expectProblem(404, "not-found");
    }

    private static List<String> refusedPlan(Shop shop, String good, String bad) {
        String plan = new String(Shop.hall(), StandardCharsets.UTF_8);
        assertThat(plan).contains(good);
        return shop.admin("POST", "/venues", plan.replaceFirst(good, bad).getBytes(StandardCharsets.UTF_8)).expectProblem(400, "invalid-plan").errorFields();
    }

    private static List<String> refusedEvent(Shop shop, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> body = shop.eventBody(shop.importVenue(Shop.hall()), Shop.hall());
        spoil.accept(body);
        return shop.admin("POST", "/events", body).expectProblem(400, "invalid-event").errorFields();
    }

    private static List<String> refusedOnsale(Shop shop, Shop.Sale sale, Consumer<Map<String, Object>> spoil) {
        Map<String, Object> body = new HashMap<>(shop.onsaleBody(sale.eventId()));
        spoil.accept(body);
        return shop.admin("POST", "/onsales", body).expectProblem(400, "invalid-onsale").errorFields();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> prices(Map<String, Object> body) {
        return (Map<String, Object>) body.get("prices");
    }

    /** The same token with another signature. */
    private static String forged(String token) {
        int signature = token.lastIndexOf('.') + 1;
        char first = token.charAt(signature);
        return token.substring(0, signature) + (first == 'A' ? 'B' : 'A') + token.substring(signature + 1);
    }
}
