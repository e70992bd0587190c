package io.onrush.loadtests.sale;

import io.onrush.loadtests.settings.LoadSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Sets a sale up as an admin does: a hall, an event, an onsale of its own, so that nothing else of the installation is touched. */
public final class NewSale {

    private static final int CANCELLATION_MINUTES = 60;

    private final Api api;
    private final Clock clock;

    public NewSale(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The queue is open; the sale opens when it is {@linkplain #openIn told} to. */
    public Sale setUp(String url, LoadSettings settings) {
        Hall hall = new Hall(settings.terms().seats());
        UUID venue = id(api.admin("POST", "/venues", hall.plan()).get("venueId").asString());
        UUID event = id(api.admin("POST", "/events", event(settings, hall, venue)).get("eventId").asString());
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

    private Map<String, Object> event(LoadSettings settings, Hall hall, UUID venue) {
        return Map.of(
                "name", "Load test " + settings.scenario().text(),
                "venueId", venue,
                "startsAt", clock.instant().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString(),
                "prices", hall.prices(),
                "seatsPerVisitor", settings.habits().mostSeats(),
                "holdSeconds", settings.terms().holdSeconds(),
                "cancellationMinutes", CANCELLATION_MINUTES);
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
