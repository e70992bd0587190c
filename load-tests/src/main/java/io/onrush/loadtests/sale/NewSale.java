package io.onrush.loadtests.sale;

import io.onrush.loadtests.settings.LoadSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sets a sale up as an admin does: a hall, an event, an onsale of its own, so that nothing else of the installation is touched. */
public final class NewSale {

    /** Of the item, in scenarios that sell one. */
    public static final String SKU = "print";

    private static final int CANCELLATION_MINUTES = 60;

    private final Api api;
    private final Clock clock;

    public NewSale(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Seats, or an item without a map. The queue is open; the sale opens when it is {@linkplain #openIn told} to. */
    public Sale setUp(String url, LoadSettings settings) {
        Map<String, Object> goods = settings.scenario().sellsItems() ? items(settings) : seats(new Hall(settings.terms().seats()));
        UUID event = id(api.admin("POST", "/events", event(settings, goods)).get("eventId").asString());
        UUID onsale = id(api.admin("POST", "/onsales", onsale(settings, event)).get("onsaleId").asString());
        return new Sale(url, event, onsale);
    }

    public void openIn(Sale sale, Duration time) {
        Instant opensAt = clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
        if (time.isZero()) {
            api.admin("POST", "/onsales/" + sale.onsaleId() + "/open", null);
        } else {
            api.admin("PATCH", "/onsales/" + sale.onsaleId(), Map.of("opensAt", opensAt.toString()));
        }
    }

    private Map<String, Object> seats(Hall hall) {
        return Map.of("venueId", id(api.admin("POST", "/venues", hall.plan()).get("venueId").asString()), "prices", hall.prices());
    }

    private static Map<String, Object> items(LoadSettings settings) {
        Map<String, Object> price = Map.of("amount", 3000, "currency", "EUR");
        return Map.of("items", List.of(Map.of("sku", SKU, "name", "A limited print", "price", price, "quantity", settings.terms().seats())));
    }

    private Map<String, Object> event(LoadSettings settings, Map<String, Object> goods) {
        Map<String, Object> event = new HashMap<>(goods);
        event.put("name", "Load test " + settings.scenario().text());
        event.put("startsAt", clock.instant().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("seatsPerVisitor", settings.habits().mostSeats());
        event.put("holdSeconds", settings.terms().holdSeconds());
        event.put("cancellationMinutes", CANCELLATION_MINUTES);
        return event;
    }

    private Map<String, Object> onsale(LoadSettings settings, UUID event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Duration passes = settings.crowd().duration().plus(settings.crowd().patience());
        return Map.of(
                "eventId", event,
                "queueOpensAt", now.toString(),
                "opensAt", now.plus(1, ChronoUnit.HOURS).toString(),
                "closesAt", now.plus(passes).plus(1, ChronoUnit.DAYS).toString(),
                "admissionsPerMinute", settings.terms().admissionsPerMinute(),
                "maxActive", settings.terms().maxActive(),
                "passSeconds", Math.clamp(passes.toSeconds(), 30, 86_400));
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }
}
