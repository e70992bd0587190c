package io.onrush.engine.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running engine as its admin and its shoppers see it: over HTTP, by the public contract. */
public final class Shop {

    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final Clock CLOCK = Clock.systemUTC();

    private final Http http;
    private final int port;

    public Shop(int port) {
        this.port = port;
        this.http = new Http("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    public Http http() {
        return http;
    }

    public Instant now() {
        return CLOCK.instant();
    }

    public Shopper shopper() {
        return Shopper.registered(http);
    }

    public Reply get(String path) {
        return http.send("GET", path, Map.of(), null);
    }

    public Reply admin(String method, String path, Object body) {
        return http.send(method, "/api/v1/admin" + path, Map.of("Authorization", basic(ADMIN_PASSWORD)), body);
    }

    public static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The small hall that comes with the project: 277 seats. */
    public static byte[] hall() {
        try {
            return new ClassPathResource("demo/harbour-hall.json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> pricesOf(byte[] plan) {
        JsonNode json = new JsonMapper().readTree(plan);
        Map<String, Object> prices = new LinkedHashMap<>();
        for (JsonNode category : json.get("categories")) {
            prices.put(category.get("name").asString(), price(5_000 + 1_000L * prices.size()));
        }
        return prices;
    }

    public static Map<String, Object> price(long amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    /** A valid body of {@code POST events} for the hall, for a test to spoil. */
    public Map<String, Object> eventBody(String venueId, byte[] plan) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "A night to remember");
        body.put("venueId", venueId);
        body.put("startsAt", now().plus(30, ChronoUnit.DAYS).toString());
        body.put("prices", pricesOf(plan));
        body.put("seatsPerVisitor", 8);
        body.put("holdSeconds", 120);
        body.put("cancellationMinutes", 60);
        return body;
    }

    /** A valid body of {@code POST onsales} that opens at once, for a test to spoil or to tighten. */
    public Map<String, Object> onsaleBody(String eventId) {
        Map<String, Object> body = new HashMap<>();
        body.put("eventId", eventId);
        body.put("queueOpensAt", now().toString());
        body.put("opensAt", now().toString());
        body.put("closesAt", now().plus(1, ChronoUnit.DAYS).toString());
        body.put("admissionsPerMinute", 600_000);
        body.put("maxActive", 10_000);
        body.put("passSeconds", 600);
        return body;
    }

    public String importVenue(byte[] plan) {
        return admin("POST", "/venues", plan).expect(201).text("venueId");
    }

    /** The ids of all seats, by ordinal. */
    public List<String> seats(Sale sale) {
        return get(sale.event() + "/seat-map").expect(200).json().get("sections").valueStream()
                .flatMap(section -> section.get("rows").valueStream())
                .flatMap(row -> row.get("seats").valueStream())
                .map(seat -> seat.get("id").asString())
                .toList();
    }

    /** A sale of the hall, open from now on. */
    public Sale openSale() {
        return openSale(event -> {}, onsale -> {});
    }

    public Sale openSale(Consumer<Map<String, Object>> event, Consumer<Map<String, Object>> onsale) {
        return openSale(hall(), event, onsale);
    }

    public Sale openSale(byte[] plan, Consumer<Map<String, Object>> event, Consumer<Map<String, Object>> onsale) {
        Map<String, Object> eventBody = eventBody(importVenue(plan), plan);
        event.accept(eventBody);
        String eventId = admin("POST", "/events", eventBody).expect(201).text("eventId");
        return schedule(eventId, onsale);
    }

    /** A sale without seats, open from now on. Items as {@link #item} makes them. */
    public Sale openStockSale(Consumer<Map<String, Object>> event, Object... items) {
        Map<String, Object> body = eventBody("", hall());
        body.remove("venueId");
        body.remove("prices");
        body.put("items", List.of(items));
        event.accept(body);
        return schedule(admin("POST", "/events", body).expect(201).text("eventId"), onsale -> {});
    }

    public static Map<String, Object> item(String sku, int quantity) {
        return Map.of("sku", sku, "name", "One " + sku, "price", price(3_000), "quantity", quantity);
    }

    public Sale schedule(String eventId, Consumer<Map<String, Object>> onsale) {
        Map<String, Object> body = onsaleBody(eventId);
        onsale.accept(body);
        return new Sale(eventId, admin("POST", "/onsales", body).expect(201).text("onsaleId"));
    }

    /** A room in front of a site, open from now on. */
    public Sale protect(String origin, Consumer<Map<String, Object>> onsale) {
        Map<String, Object> body = onsaleBody("");
        body.remove("eventId");
        body.put("protects", origin);
        onsale.accept(body);
        return new Sale(null, admin("POST", "/onsales", body).expect(201).text("onsaleId"));
    }

    /**
     * @param eventId null for the room of a site
     * @param onsaleId of the event's only onsale
     */
    public record Sale(String eventId, String onsaleId) {

        public String event() {
            return "/api/v1/events/" + eventId;
        }

        public String onsale() {
            return "/api/v1/onsales/" + onsaleId;
        }
    }
}
