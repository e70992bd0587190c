package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an admin finds again: venues, events, onsales. */
@OnrushTest
class AdminListsIT {

    @Test
    void theServersTimeIsToTheMillisecondAndNeverKept(Shop shop) {
        Reply time = shop.get("/api/v1/time").expect(200);
        assertThat(time.header("Cache-Control")).isEqualTo("no-store");
        assertThat(time.text("now")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(time.text("now"))).isBetween(shop.now().minusSeconds(5), shop.now().plusSeconds(5));
    }

    @Test
    void theVenueThatWasImportedLastIsListedFirst(Shop shop) {
        String first = shop.importVenue(Shop.hall());
        String second = shop.importVenue(Shop.hall());

        List<JsonNode> venues = items(shop.admin("GET", "/venues", null).expect(200), "venues");
        assertThat(venues.stream().map(venue -> venue.get("venueId").asString())).startsWith(second, first);
        assertThat(venues.getFirst().get("name").asString()).isEqualTo("Harbour Hall");
        assertThat(venues.getFirst().get("seats").asInt()).isEqualTo(277);
        assertThat(Instant.parse(venues.getFirst().get("createdAt").asString())).isBefore(shop.now().plusSeconds(5));
    }

    @Test
    void aVenueIsShownWithTheSeatMapThatShoppersGet(Shop shop) {
        Shop.Sale sale = shop.openSale();
        String venueId = eventOf(shop, sale).get("venueId").asString();

        Reply venue = shop.admin("GET", "/venues/" + venueId, null).expect(200);
        assertThat(venue.text("venueId")).isEqualTo(venueId);
        assertThat(venue.json().get("seatMap")).isEqualTo(shop.get(sale.event() + "/seat-map").json());
        assertThat(venue.json().get("categories").valueStream().mapToInt(category -> category.get("seats").asInt()).sum()).isEqualTo(277);
        shop.admin("GET", "/venues/00000000-0000-4000-8000-000000000000", null).expectProblem(404, "venue-not-found");
        shop.admin("GET", "/venues/x", null).expectProblem(404, "venue-not-found");
    }

    @Test
    void aSeatMapIsCompressedForWhoAcceptsIt(Shop shop) {
        String venueId = shop.importVenue(Shop.hall());
        Reply venue = shop.http().send("GET", "/api/v1/admin/venues/" + venueId,
                Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD), "Accept-Encoding", "gzip"), null).expect(200);
        assertThat(venue.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(venue.json().get("seats").asInt()).isEqualTo(277);
    }

    @Test
    void aPlanThatIsOnlyCheckedIsDrawnAndNotSaved(Shop shop) {
        int before = items(shop.admin("GET", "/venues", null), "venues").size();

        Reply checked = shop.admin("POST", "/venues/check", Shop.hall()).expect(200);
        assertThat(checked.text("venueId")).isNull();
        assertThat(checked.text("name")).isEqualTo("Harbour Hall");
        assertThat(checked.json().get("seatMap").get("sections").size()).isEqualTo(4);
        assertThat(items(shop.admin("GET", "/venues", null), "venues")).hasSize(before);
    }

    @Test
    void checkingAndImportingNameTheSamePlaces(Shop shop) {
        byte[] wrong = new String(Shop.hall(), StandardCharsets.UTF_8).replace("\"category\":\"Balcony\"", "\"category\":\"Moon\"").getBytes(StandardCharsets.UTF_8);

        List<String> checked = shop.admin("POST", "/venues/check", wrong).expectProblem(400, "invalid-plan").errorFields();
        assertThat(checked).hasSize(51).contains("zones[1].rows[0].seats[0].category");
        assertThat(shop.admin("POST", "/venues", wrong).expectProblem(400, "invalid-plan").errorFields()).isEqualTo(checked);
    }

    @Test
    void anEventKnowsItsVenueAndTheClockOfItsVisitors(Shop shop) {
        Shop.Sale sale = shop.openSale(event -> event.put("timeZone", "America/New_York"), onsale -> {});

        Reply event = shop.get(sale.event()).expect(200);
        assertThat(event.text("timeZone")).isEqualTo("America/New_York");
        assertThat(event.text("venueName")).isEqualTo("Harbour Hall");
        assertThat(eventOf(shop, sale).get("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(shop.get(shop.openSale().event()).text("timeZone")).isEqualTo("UTC");
    }

    @Test
    void anAdminSeesAllEventsThoseThatStartLastFirst(Shop shop) {
        Shop.Sale late = shop.openSale(event -> event.put("startsAt", shop.now().plus(4000, ChronoUnit.DAYS).toString()), onsale -> {});
        Shop.Sale later = shop.openSale(event -> event.put("startsAt", shop.now().plus(4001, ChronoUnit.DAYS).toString()), onsale -> {});

        assertThat(items(shop.admin("GET", "/events", null).expect(200), "events").stream().map(event -> event.get("eventId").asString()))
                .startsWith(later.eventId(), late.eventId());
    }

    @Test
    void onsalesAreListedTheNewestFirstAndOfOneEvent(Shop shop) {
        Shop.Sale first = shop.openSale();
        Shop.Sale second = shop.schedule(first.eventId(), onsale -> {});
        Shop.Sale other = shop.openSale();

        assertThat(onsales(shop, "")).startsWith(other.onsaleId(), second.onsaleId(), first.onsaleId());
        assertThat(onsales(shop, "?eventId=" + first.eventId())).containsExactly(second.onsaleId(), first.onsaleId());
        assertThat(shop.admin("GET", "/onsales?eventId=x", null).expectProblem(400, "invalid-search").errorFields()).containsExactly("eventId");
    }

    private static List<String> onsales(Shop shop, String query) {
        return items(shop.admin("GET", "/onsales" + query, null).expect(200), "onsales").stream()
                .map(onsale -> onsale.get("onsaleId").asString())
                .toList();
    }

    private static JsonNode eventOf(Shop shop, Shop.Sale sale) {
        return items(shop.admin("GET", "/events", null).expect(200), "events").stream()
                .filter(event -> event.get("eventId").asString().equals(sale.eventId()))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> items(Reply reply, String list) {
        return reply.json().get(list).valueStream().toList();
    }
}
