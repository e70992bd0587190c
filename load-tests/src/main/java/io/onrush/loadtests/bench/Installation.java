package io.onrush.loadtests.bench;

import io.onrush.loadtests.sale.Api;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What an admin sets up before a measurement, and looks at after it. */
final class Installation {

    private static final int ATTEMPTS = 600;
    private static final long PAUSE_MILLIS = 100;
    private static final Map<String, Object> PRICE = Map.of("amount", 5000, "currency", "EUR");

    private final Api api;

    Installation(ServerProcess server) {
        api = new Api("http://127.0.0.1:" + server.port(), ServerProcess.ADMIN_PASSWORD);
    }

    String importVenue(SeatGrid grid) {
        return importVenue(grid.plan());
    }

    String importVenue(byte[] plan) {
        return api.admin("POST", "/venues", plan).get("venueId").asString();
    }

    String createEvent(String venueId, int holdSeconds) {
        return createEvent(venueId, holdSeconds, List.of(SeatGrid.CATEGORY));
    }

    String createEvent(String venueId, int holdSeconds, List<String> categories) {
        Map<String, Object> prices = new TreeMap<>();
        categories.forEach(category -> prices.put(category, PRICE));
        return api.admin("POST", "/events", new TreeMap<>(Map.of(
                "name", "Benchmark", "venueId", venueId, "startsAt", in(30, ChronoUnit.DAYS), "seatsPerVisitor", 100,
                "holdSeconds", holdSeconds, "cancellationMinutes", 0, "prices", prices))).get("eventId").asString();
    }

    /** Open at once, and as wide as it goes. */
    String openSale(String eventId) {
        return api.admin("POST", "/onsales", new TreeMap<>(Map.of(
                "eventId", eventId, "queueOpensAt", in(0, ChronoUnit.DAYS), "opensAt", in(0, ChronoUnit.DAYS), "closesAt", in(1, ChronoUnit.DAYS),
                "admissionsPerMinute", 1_000_000, "maxActive", 1_000_000, "passSeconds", 3600))).get("onsaleId").asString();
    }

    /** A queue that is open while the sale opens in an hour. */
    String queue(String eventId) {
        return api.admin("POST", "/onsales", new TreeMap<>(Map.of(
                "eventId", eventId, "queueOpensAt", in(0, ChronoUnit.DAYS), "opensAt", in(1, ChronoUnit.HOURS), "closesAt", in(1, ChronoUnit.DAYS),
                "admissionsPerMinute", 1_000_000, "maxActive", 1_000_000, "passSeconds", 3600))).get("onsaleId").asString();
    }

    int sold(String eventId) {
        return api.get("/events/" + eventId + "/availability").get("categories").get(SeatGrid.CATEGORY).get("sold").asInt();
    }

    /** Waits until the watermark has passed the first {@code count}, a minute at the most. */
    void awaitAdmitted(String onsaleId, int count) throws InterruptedException, TimeoutException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (api.get("/onsales/" + onsaleId + "/queue").get("admitted").asInt() >= count) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new TimeoutException("The waiting room admitted fewer than " + count + " within a minute");
    }

    private static String in(long amount, ChronoUnit unit) {
        return Instant.now().plus(amount, unit).toString();
    }
}
