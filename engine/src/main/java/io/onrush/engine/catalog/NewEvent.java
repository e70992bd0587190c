package io.onrush.engine.catalog;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.seatmap.plan.SeatMap;
import io.onrush.seatmap.plan.Venues;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The body of {@code POST admin/events}.
 *
 * @param venueId absent where there are items and no seats
 * @param timeZone IANA id; UTC where absent
 * @param prices a price for every category of the venue, in one currency with the items; absent where there is no venue
 * @param seatsPerVisitor 1 to 100; 6 where absent
 * @param holdSeconds 5 to 86400; 300 where absent
 * @param cancellationMinutes from 0, which is the default: no cancellation
 * @param orphanSeats allow, which is the default, warn or refuse
 * @param items what is sold by number, 100 at the most; none where absent
 */
public record NewEvent(
        String name,
        UUID venueId,
        Instant startsAt,
        String timeZone,
        Map<String, Price> prices,
        Integer seatsPerVisitor,
        Integer holdSeconds,
        Integer cancellationMinutes,
        String orphanSeats,
        List<NewItem> items) {

    private static final int MOST_MINUTES = 5 * 366 * 24 * 60;

    /** A price as it was sent: either part may be absent. */
    public record Price(Long amount, String currency) {}

    /** What can be told wrong without knowing the venue. */
    List<FieldError> errors(Instant now) {
        List<FieldError> errors = new ArrayList<>();
        check(errors, name != null && !name.isBlank() && name.length() <= 200, "name", "is needed, with 200 characters at the most");
        boolean sellsItems = items != null && !items.isEmpty();
        check(errors, venueId != null || sellsItems, "venueId", "is needed; POST /api/v1/admin/venues answers one. Or list items");
        check(errors, startsAt != null && startsAt.isAfter(now), "startsAt", "must be a time to come, like 2027-06-01T18:00:00Z");
        check(errors, timeZone == null || isTimeZone(timeZone), "timeZone", "must be an IANA id like Europe/Berlin");
        check(errors, venueId == null && sellsItems || prices != null && !prices.isEmpty(), "prices", "is needed: a price for every category of the venue");
        check(errors, venueId != null || !sellsItems || prices == null || prices.isEmpty(), "prices", "are of seats, and there is no venue; items have a price each");
        check(errors, within(seatsPerVisitor, 1, 100), "seatsPerVisitor", "must be from 1 to 100");
        check(errors, within(holdSeconds, 5, 86_400), "holdSeconds", "must be from 5 to 86400");
        check(errors, within(cancellationMinutes, 0, MOST_MINUTES), "cancellationMinutes", "must be from 0 to " + MOST_MINUTES);
        check(errors, orphanSeats == null || OrphanSeats.of(orphanSeats).isPresent(), "orphanSeats", "must be allow, warn or refuse");
        seatPrices().forEach((category, price) -> priceErrors(errors, "prices." + category, price));
        errors.addAll(NewItem.errors(allItems()));
        Set<String> currencies = currencies();
        check(errors, currencies.size() <= 1, "prices", "mixes currencies " + currencies + "; use one for all");
        return errors;
    }

    private Set<String> currencies() {
        return Stream.concat(seatPrices().values().stream(), allItems().stream().filter(Objects::nonNull).map(NewItem::price))
                .filter(price -> price != null && price.currency() != null)
                .map(Price::currency)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Price> seatPrices() {
        return prices == null ? Map.of() : prices;
    }

    private List<NewItem> allItems() {
        return items == null ? List.of() : items;
    }

    static void priceErrors(List<FieldError> errors, String field, Price price) {
        if (price == null) {
            errors.add(new FieldError(field, "is needed, like {\"amount\": 12500, \"currency\": \"EUR\"}"));
            return;
        }
        check(errors, price.amount() != null, field + ".amount", "is needed, in minor units: 12500 is 125.00");
        check(errors, price.amount() == null || price.amount() >= 0, field + ".amount", "must not be negative");
        check(errors, price.amount() == null || price.amount() <= 1_000_000_000L, field + ".amount", "must be 1000000000 at the most");
        check(errors, isCurrency(price.currency()), field + ".currency", "must be an ISO 4217 code like EUR");
    }

    /** What is wrong with the prices for this venue. */
    List<FieldError> errors(SeatMap map) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> categories = map.seatsPerCategory().keySet();
        seatPrices().keySet().stream().filter(category -> !categories.contains(category)).forEach(category -> errors.add(
                new FieldError("prices." + category, "the venue has no such category; it has " + categories)));
        categories.stream().filter(category -> !seatPrices().containsKey(category)).forEach(category -> errors.add(
                new FieldError("prices." + category, "is missing; every category of the venue needs a price")));
        return errors;
    }

    /** @param buckets over how many a quantity is spread */
    Event event(UUID id, String venueName, IntUnaryOperator buckets) {
        Map<String, Money> money = new LinkedHashMap<>();
        seatPrices().forEach((category, price) -> money.put(category, new Money(price.amount(), price.currency())));
        return new Event(
                id,
                name.strip(),
                venueId == null ? Venues.NONE : venueId,
                venueName,
                startsAt,
                ZoneId.of(timeZone == null ? "UTC" : timeZone),
                money,
                seatsPerVisitor == null ? 6 : seatsPerVisitor,
                Duration.ofSeconds(holdSeconds == null ? 300 : holdSeconds),
                Duration.ofMinutes(cancellationMinutes == null ? 0 : cancellationMinutes),
                OrphanSeats.of(orphanSeats).orElse(OrphanSeats.ALLOW),
                allItems().stream().map(item -> item.item(buckets.applyAsInt(item.quantity()))).toList());
    }

    private static boolean within(Integer value, int least, int most) {
        return value == null || value >= least && value <= most;
    }

    /** Offsets are not ids, and Java's own SystemV zones are known to nobody else. */
    private static boolean isTimeZone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) && !id.startsWith("SystemV/");
    }

    private static boolean isCurrency(String code) {
        return code != null && Currency.getAvailableCurrencies().stream().anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static void check(List<FieldError> errors, boolean holds, String field, String detail) {
        if (!holds) {
            errors.add(new FieldError(field, detail));
        }
    }

    /** @param errors none: it can be created */
    static void refuseIf(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw EngineProblem.INVALID_EVENT.with(errors);
        }
    }
}
